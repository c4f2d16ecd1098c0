from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.models.capture_attempt import STALE_AFTER
from sources.vocabulary import AttemptState
from tests.factories import CaptureAttemptFactory, CaptureFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db

LONG_AGO = STALE_AFTER + timedelta(seconds=1)


def test_state_outside_the_list_is_refused() -> None:
    assert_unknown_refused(CaptureAttemptFactory.create(), "state", "sources_captureattempt_state_known")


@pytest.mark.parametrize(("state", "has_capture"), [("done", False), ("waiting", True), ("failed", True)])
def test_attempt_has_a_capture_when_done_and_not_before(state: str, has_capture: bool) -> None:
    attempt = CaptureAttemptFactory.create()
    attempt.state, attempt.message = state, "Why"
    attempt.capture = CaptureFactory.create(source=attempt.source) if has_capture else None

    assert_refused(attempt, "sources_captureattempt_done_has_capture", at="capture")


def test_failure_without_a_reason_is_refused() -> None:
    attempt = CaptureAttemptFactory.create()
    attempt.state = AttemptState.FAILED

    assert_refused(attempt, "sources_captureattempt_failure_explained", at="message")


def test_second_open_attempt_of_a_source_is_refused() -> None:
    first = CaptureAttemptFactory.create()
    second = CaptureAttemptFactory.build(source=first.source, asked_by=first.asked_by)

    assert messages_of(second) == {"__all__": ["This source is being captured already: wait for that to end."]}
    # "sources_captureattempt_one_at_a_time" on PostgreSQL; SQLite names the column.
    with pytest.raises(IntegrityError, match=r"one_at_a_time|source_id"), transaction.atomic():
        second.save()


@each_of(
    ("state", "asked", "started", "stale"),
    [
        ("waiting", timedelta(0), None, False),
        ("waiting", LONG_AGO, None, True),
        ("running", LONG_AGO, timedelta(0), False),
        ("running", LONG_AGO, LONG_AGO, True),
        ("done", LONG_AGO, LONG_AGO, False),
        ("failed", LONG_AGO, LONG_AGO, False),
    ],
    rolled_back=True,
)
def test_attempt_is_stale_when_nobody_can_be_at_work_on_it(
    state: str, asked: timedelta, started: timedelta | None, stale: bool
) -> None:
    now = timezone.now()
    attempt = CaptureAttemptFactory.build(
        state=state, asked_at=now - asked, started_at=None if started is None else now - started
    )

    assert attempt.is_stale is stale
