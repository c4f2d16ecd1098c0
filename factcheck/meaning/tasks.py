"""What is done in the background, by `manage.py db_worker`."""

from datetime import timedelta
from typing import Final

import django
from django.db import transaction
from django.utils import timezone

from factcheck.meaning import catching_up, encoding
from factcheck.meaning.models import ONLY, Making

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]

_STALE: Final = timedelta(minutes=10)
"""After which a task that has not begun counts as lost."""


@task()
def encode_what_is_new() -> None:
    """Make the vectors that are missing. Whatever is published from now on asks again."""
    Making.objects.filter(pk=ONLY).update(asked_at=None)
    catching_up.catch_up()


def ask_after_commit() -> None:
    """Have the worker encode what was published; until it has, that is found by its words."""
    if encoding.is_available():
        transaction.on_commit(ask, robust=True)


def ask() -> None:
    """Have the worker make vectors when it comes to it, unless it was asked already."""
    now = timezone.now()
    asked_at = Making.now().asked_at
    if asked_at and now - _STALE < asked_at <= now:
        return
    with transaction.atomic():
        Making.objects.update_or_create(pk=ONLY, defaults={"asked_at": now})
        encode_what_is_new.enqueue()
