"""What is done in the background, by `manage.py db_worker`. No task is told an address: rows of tasks are kept."""

from datetime import datetime, timedelta
from typing import Final

import django
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from factcheck.editing.rows import lock
from factcheck.following import letters, rounds
from factcheck.following.models import ONLY, Round, Subscription
from factcheck.following.sending import is_sent
from factcheck.following.vocabulary import UNCONFIRMED_LASTS

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]

_GATHERS: Final = timedelta(minutes=1)
"""For how long what is published together goes into one letter."""
_STALE: Final = timedelta(minutes=30)
"""After which a round that has not begun counts as lost."""
_TRIES: Final = 6
_FIRST_WAIT: Final = timedelta(minutes=2)
"""How often a letter that somebody asked for is tried, each time after three times the time: for twelve hours."""


@task()
def send_letters() -> None:
    """Send what is due. A round that is to come is asked for first, so that a killed worker leaves nothing undone.

    Where this site mails nothing, whatever would be told waits until it does.
    """
    now = timezone.now()
    Round.objects.filter(pk=ONLY, begins_at__lte=now).update(begins_at=None)
    if not settings.FACTCHECK_FOLLOW_BY_MAIL:
        return
    if (again := rounds.next_round(now)) is not None:
        ask(again)
    rounds.send_due(now)


@task()
def mail_confirmation(key: int, frequency: str, language: str, tried: int = 0) -> None:
    """Mail the link that confirms a subscription."""
    row = Subscription.objects.filter(pk=key).first()
    if row and not is_sent(letters.confirmation(row, frequency, language)) and tried < _TRIES:
        later = timezone.now() + _FIRST_WAIT * 3**tried
        mail_confirmation.using(run_after=later).enqueue(key, frequency, language, tried + 1)


@task()
def mail_overview(key: int, tried: int = 0) -> None:
    """Mail the link to all that an address follows; a key of none does nothing."""
    row = Subscription.objects.filter(pk=key).first()
    if row and not is_sent(letters.overview(row)) and tried < _TRIES:
        mail_overview.using(run_after=timezone.now() + _FIRST_WAIT * 3**tried).enqueue(key, tried + 1)


@task()
def forget_unconfirmed() -> None:
    """Delete addresses that nobody confirmed in time."""
    Subscription.objects.filter(confirmed_at=None, asked_at__lte=timezone.now() - UNCONFIRMED_LASTS).delete()


def forget_later() -> None:
    """Have what is asked for now deleted, unless it is confirmed in time."""
    forget_unconfirmed.using(run_after=timezone.now() + UNCONFIRMED_LASTS + _GATHERS).enqueue()


def ask_after_commit() -> None:
    """Have letters sent soon after what is written is public, if anybody follows anything by mail."""
    if settings.FACTCHECK_FOLLOW_BY_MAIL:
        transaction.on_commit(_ask_soon, robust=True)


def _ask_soon() -> None:
    if Subscription.objects.exclude(confirmed_at=None).exists():
        ask(timezone.now() + _GATHERS)


@transaction.atomic
def ask(begins_at: datetime) -> None:
    """Have the worker send what is due at that time, unless it does so before that anyway."""
    Round.objects.get_or_create(pk=ONLY)
    lock(Round.objects.filter(pk=ONLY))
    asked = Round.objects.get(pk=ONLY)
    if asked.begins_at and timezone.now() - _STALE < asked.begins_at <= begins_at:
        return
    Round.objects.filter(pk=ONLY).update(begins_at=begins_at)
    send_letters.using(run_after=begins_at).enqueue()
