"""Where records stand on their way to publication. Reads only."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from factcheck.publishing.canonical import NotCanonicalError, canonical_bytes, sha256
from factcheck.publishing.kinds import Key
from factcheck.publishing.planning.plans import Plan
from factcheck.workflow.models import Assignment, Submission, SubmissionState
from factcheck.workflow.models.about import about


def open_submission(key: Key) -> Submission | None:
    """The submission of this record that is not closed, with the accounts it names."""
    rows = Submission.objects.exclude(state=SubmissionState.CLOSED)
    return rows.select_related("submitted_by", "requested_by").filter(**about(key)).first()


def open_submissions(kind: str, ids: Iterable[str]) -> dict[str, Submission]:
    """The submissions of records of one kind that are not closed, by public id, in one query."""
    rows = Submission.objects.filter(kind=kind, record_id__in=list(ids)).exclude(state=SubmissionState.CLOSED)
    return {row.record_id: row for row in rows}


def assignments(kind: str, ids: Iterable[str]) -> dict[str, Assignment]:
    """What is said of whose records of one kind are to do, by public id, in one query."""
    rows = Assignment.objects.filter(kind=kind, record_id__in=list(ids)).select_related("assignee", "made_by")
    return {row.record_id: row for row in rows}


def in_state(records: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Those of the records whose open submission is in this state."""
    rows = Submission.objects.filter(kind=records.model.record_kind, record_id=OuterRef("public_id"), state=state)
    return records.filter(Exists(rows))


def draft_sha256(plan: Plan) -> str:
    """What the draft says, as a SHA-256 in hex; "" for what can't be published exactly."""
    try:
        return sha256(canonical_bytes(plan.template)).hex()
    except NotCanonicalError:
        return ""


def changed_since(submission: Submission, plan: Plan) -> bool:
    """Whether the draft says something else than when it was submitted."""
    return submission.draft_sha256 != draft_sha256(plan)
