"""A site that mails, and whose tasks wait until a test runs them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from factcheck.following import tasks
from factcheck.following.models import Subscription
from factcheck.following.rounds import head, send_due
from factcheck.following.vocabulary import Frequency

ADDRESS = "reader@example.org"


@pytest.fixture(autouse=True)
def mailing(db: None, settings: Any) -> None:
    """Nobody has asked too often, and tasks are stored: those that wait for a time run in no test by themselves."""
    cache.clear()
    settings.FACTCHECK_FOLLOW_BY_MAIL = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def run_round() -> Callable[[], list[Any]]:
    """Send what is due now; the letters that were sent."""

    def run() -> list[Any]:
        before = len(mail.outbox)
        send_due(timezone.now())
        return mail.outbox[before:]

    return run


@pytest.fixture
def confirmation() -> Callable[[], str]:
    """Mail what was asked for; the link in the letter that came, without the site."""

    def link() -> str:
        row = Subscription.objects.latest("pk")
        tasks.mail_confirmation.func(row.pk, "daily", row.language)
        [line] = [line for line in mail.outbox[-1].body.splitlines() if "/follow/confirm/" in line]
        return line.removeprefix("http://127.0.0.1:8000")

    return link


def follower(path: str, *, address: str = ADDRESS, frequency: str = Frequency.AT_ONCE, language: str = "en") -> Any:
    """Somebody who has confirmed to follow this, and saw all that there is."""
    return Subscription.objects.create(
        address=address, path=path, frequency=frequency, language=language, confirmed_at=timezone.now(), seen=head()
    )
