"""What the database refuses of submissions and comments."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.workflow.models import Comment, Outcome, Submission, SubmissionState
from tests.refusals import NON_FIELD_ERRORS, assert_refused

pytestmark = pytest.mark.django_db


def submission(**fields: Any) -> Submission:
    return Submission(kind="claim", record_id="a", **fields)


def test_submission_of_an_unknown_state_is_refused() -> None:
    assert_refused(submission(state="zz"), "workflow_submission_state_known", at=NON_FIELD_ERRORS)


def test_submission_with_an_unknown_outcome_is_refused() -> None:
    closed = submission(state=SubmissionState.CLOSED, closed_at=timezone.now(), outcome="zz")

    assert_refused(closed, "workflow_submission_outcome_known", at=NON_FIELD_ERRORS)


def test_second_open_submission_of_a_record_is_refused() -> None:
    submission().save()

    assert_refused(submission(), "workflow_submission_open_unique", at=NON_FIELD_ERRORS)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": SubmissionState.CLOSED},
        {"state": SubmissionState.CLOSED, "outcome": Outcome.TAKEN_BACK},
        {"outcome": Outcome.TAKEN_BACK},
    ],
)
def test_submission_closed_without_time_and_outcome_is_refused(fields: dict[str, Any]) -> None:
    assert_refused(submission(**fields), "workflow_submission_closed_with_outcome", at=NON_FIELD_ERRORS)


def test_request_for_changes_without_words_is_refused() -> None:
    row = submission(state=SubmissionState.CHANGES_REQUESTED, requested_at=timezone.now())

    assert_refused(row, "workflow_submission_request_has_words", at=NON_FIELD_ERRORS)


def test_comment_resolved_at_no_time_is_refused(editor: User) -> None:
    row = Comment(kind="claim", record_id="a", text="Words.", resolved_by=editor)

    assert_refused(row, "workflow_comment_resolved_at_a_time", at=NON_FIELD_ERRORS)


def test_comment_without_text_is_refused_by_the_database_too() -> None:
    [constraint] = [each for each in Comment._meta.constraints if each.name == "workflow_comment_text_filled"]
    row = Comment(kind="claim", record_id="a", text="")

    with pytest.raises(Exception, match="Write something"):
        constraint.validate(Comment, row)
    with pytest.raises(Exception, match="workflow_comment_text_filled"):
        row.save()


def test_submission_and_comment_say_what_they_are_about(editor: User) -> None:
    assert str(submission()) == "claim a: submitted"
    assert str(Comment(kind="claim", record_id="a", author=editor)) == "editor on claim a"
