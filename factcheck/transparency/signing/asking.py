"""Each publication asks the worker for a checkpoint, unless one is asked for already."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from factcheck.transparency.models import ONLY, Signing
from factcheck.transparency.signing import tasks

_STALE: Final = timedelta(minutes=10)
"""After which a task that has not begun counts as lost."""


def ask_after_commit() -> None:
    """Ask once what was written is public. That it can't be asked for takes back nothing that was published."""
    if settings.CHECKPOINT_FILE:
        transaction.on_commit(ask, robust=True)


def ask() -> None:
    """Have the worker sign what is there when it comes to it."""
    now = timezone.now()
    asked_at = Signing.now().asked_at
    if asked_at and now - _STALE < asked_at <= now:
        return
    with transaction.atomic():
        Signing.objects.update_or_create(pk=ONLY, defaults={"asked_at": now})
        tasks.sign_what_is_new.enqueue()
