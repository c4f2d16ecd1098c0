"""The worker is asked for a checkpoint whenever the log has grown, once for many."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.publishing.writing.actions import publish, withdraw
from factcheck.transparency.models import Signing
from factcheck.transparency.signing import asking, tasks
from factcheck.transparency.signing.places import Places
from tests import factories
from tests.transparency.signing import add_one, sizes_in

pytestmark = pytest.mark.django_db
Committing = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """As many as the worker was asked, which never comes to it."""
    found: list[None] = []
    monkeypatch.setattr(tasks, "sign_what_is_new", type("Task", (), {"enqueue": lambda: found.append(None)}))
    return found


def test_publication_and_withdrawal_are_signed_by_the_worker(
    configured: Places, editor: User, django_capture_on_commit_callbacks: Committing
) -> None:
    topic = factories.TopicFactory.create()

    with django_capture_on_commit_callbacks(execute=True):
        publish(topic, by=editor)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(topic, by=editor, note="Made by mistake.")

    assert sizes_in(configured.file) == [1, 2]
    assert Signing.now().asked_at is None


@pytest.mark.usefixtures("configured")
def test_worker_is_asked_once_for_many_publications(
    asked: list[None], editor: User, django_capture_on_commit_callbacks: Committing
) -> None:
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            add_one(editor)

    assert len(asked) == 1


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize("ago", [timedelta(minutes=11), timedelta(days=-1)])
def test_worker_is_asked_again_where_a_task_was_lost_or_the_clock_ahead(ago: timedelta, asked: list[None]) -> None:
    Signing.objects.create(asked_at=timezone.now() - ago)

    asking.ask()

    assert len(asked) == 1


def test_publication_where_nothing_is_signed_asks_for_nothing(
    asked: list[None], editor: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        add_one(editor)

    assert asked == []
    assert not Signing.objects.exists()


@pytest.mark.usefixtures("configured")
def test_publication_stands_where_the_worker_can_not_be_asked(
    editor: User, django_capture_on_commit_callbacks: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("no queue")

    monkeypatch.setattr(asking, "ask", broken)

    with django_capture_on_commit_callbacks(execute=True):
        add_one(editor)


@pytest.mark.usefixtures("revisions")
def test_worker_that_can_not_sign_tells_the_desk_and_goes_on(configured: Places) -> None:
    configured.key_file.chmod(0o644)

    tasks.sign_what_is_new.call()

    assert "Others than its owner" in Signing.now().problem
