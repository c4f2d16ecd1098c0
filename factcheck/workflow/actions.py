"""What people of the desk do about a record besides editing it. Each is one transaction."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, lock, refused_as, save_valid, stored
from factcheck.publishing.canonical import NotCanonicalError, canonical_bytes
from factcheck.publishing.kinds import Key, key_of, records_of
from factcheck.publishing.models import Approval, Publishable
from factcheck.publishing.planning.approvals import live_approvals
from factcheck.publishing.planning.plans import Plan, plan
from factcheck.publishing.planning.state import State
from factcheck.workflow.mail import Event, named_in, tell, who_publish
from factcheck.workflow.models import Assignment, Comment, Outcome, Priority, Submission, SubmissionState
from factcheck.workflow.models.about import AboutRecord, about
from factcheck.workflow.standing import draft_sha256, open_submission

Noted = TypeVar("Noted", bound=AboutRecord)


class SignOffError(Exception):
    """Something that can't be done; nothing was written. The message is for the editor."""


def submit(record: Publishable, *, by: User, note: str = "") -> Submission:
    """Ask for the record's publication; after a request for changes, ask again.

    Raises:
        SignOffError: it is submitted already, readers would see nothing new, a rule blocks it, or the note can't
            be stored.
    """
    with acting(by=by, what="submitted it for publication"):
        _hold(record)
        found = plan(record)
        _refuse_nothing_new(found)
        _refuse_blocked(found)
        earlier = open_submission(found.key)
        if earlier is not None:
            _close_earlier(earlier, by=by)
        made = Submission(submitted_by=by, note=note, draft_sha256=draft_sha256(found), **about(found.key))
        tell(Event.SUBMISSION, record, by=by, to=who_publish(), text=note)
        return _stored(made)


def request_changes(record: Publishable, *, by: User, note: str) -> Submission:
    """Answer a submission with what has to be changed first.

    Raises:
        SignOffError: it is not submitted, or the note is blank or can't be stored.
    """
    with acting(by=by, what="requested changes"):
        _hold(record)
        submission = _submitted(record)
        submission.state = SubmissionState.CHANGES_REQUESTED
        submission.requested_by, submission.requested_at, submission.request = by, timezone.now(), note.strip()
        tell(Event.ANSWER, record, by=by, to=[submission.submitted_by], text=submission.request)
        return _stored(submission)


def take_back(record: Publishable, *, by: User) -> Submission:
    """Ask no longer for the record's publication.

    Raises:
        SignOffError: it is not submitted.
    """
    with acting(by=by, what="took the submission back"):
        _hold(record)
        submission = open_submission(key_of(record))
        if submission is None:
            raise SignOffError(_("It is not submitted, so there is nothing to take back."))
        return _closed(submission, by=by, outcome=Outcome.TAKEN_BACK)


def approve(record: Publishable, *, by: User) -> Approval:
    """Say that readers may see the record exactly as its draft stands; any edit of it ends that.

    Somebody else, even one who edited the draft, may then publish it. What is published with it needs approvals of its
    own. An earlier approval by the same person ends.

    Raises:
        SignOffError: readers would see nothing new, this version is approved by the same person already, or it holds
            what can't be published exactly.
    """
    with acting(by=by, what="approved it as it stands"):
        _hold(record)
        found = plan(record)
        _refuse_nothing_new(found)
        return _approved(found, by)


def take_approval_back(record: Publishable, *, by: User) -> None:
    """Approve the record no longer.

    Raises:
        SignOffError: this person has no approval of it that has not ended.
    """
    with acting(by=by, what="took the approval back"):
        _hold(record)
        if not _end_approvals(live_approvals([key_of(record)]).filter(approved_by=by), taken_back=True):
            raise SignOffError(_("You have not approved it, so there is nothing to take back."))


def close_published(keys: Collection[Key], by: User) -> None:
    """Close the submissions of what has just been published, and end the approvals of it."""
    _end_approvals(live_approvals(keys))
    submissions = Submission.objects.filter(record_id__in=[key.record_id for key in keys])
    waiting = list(submissions.exclude(state=SubmissionState.CLOSED).select_related("submitted_by"))
    if not waiting:
        return
    _tell_published([row for row in waiting if row.submitted_by != by], by)
    Submission.objects.filter(pk__in=[row.pk for row in waiting]).update(
        state=SubmissionState.CLOSED, closed_by=by, closed_at=timezone.now(), outcome=Outcome.PUBLISHED
    )


def _tell_published(waiting: Sequence[Submission], by: User) -> None:
    asked = {row.key: row.submitted_by for row in waiting}
    for record in records_of(set(asked)) if asked else ():
        tell(Event.PUBLICATION, record, by=by, to=[asked[key_of(record)]])


def comment(record: Publishable, *, by: User, text: str) -> Comment:
    """Say something about the record to the others of the desk.

    Raises:
        SignOffError: the text is blank or can't be stored.
    """
    with acting(by=by, what="commented"):
        made = _stored(Comment(author=by, text=text.strip(), **about(key_of(record))))
        made.mentioned.set(named_in(made.text))
        tell(Event.MENTION, record, by=by, to=made.mentioned.all(), text=made.text)
        return made


def assign(
    record: Publishable, *, by: User, assignee: User | None, due_on: date | None, priority: int
) -> Assignment | None:
    """Say whose a record is to do, by when, and how much it presses; with nothing said there is no assignment any more.

    Raises:
        SignOffError: it can't be stored.
    """
    with acting(by=by, what="assigned it"):
        _hold(record)
        found = Assignment.objects.filter(**about(key_of(record)))
        before = found.first() or Assignment(**about(key_of(record)))
        if assignee is None and due_on is None and priority == Priority.NORMAL:
            found.delete()
            return None
        is_new = assignee is not None and before.assignee_id != assignee.pk
        before.assignee, before.due_on, before.priority = assignee, due_on, priority
        before.made_by, before.made_at = by, timezone.now()
        made = _stored(before)
        tell(Event.ASSIGNMENT, record, by=by, to=[assignee] if assignee and is_new else [])
        return made


def resolve(remark: Comment, *, by: User) -> None:
    """Mark a comment as settled. Whoever resolved it first stays named."""
    with acting(by=by, what="resolved a comment"):
        open_still = Comment.objects.filter(pk=remark.pk, resolved_at=None)
        open_still.update(resolved_by=by, resolved_at=timezone.now())


def reopen(remark: Comment, *, by: User) -> None:
    """Mark a comment as not settled after all."""
    with acting(by=by, what="reopened a comment"):
        Comment.objects.filter(pk=remark.pk).update(resolved_by=None, resolved_at=None)


def forget(keys: Iterable[Key]) -> None:
    """Delete what was noted about records that are deleted themselves."""
    ids = [key.record_id for key in keys]
    for model in (Submission, Comment, Approval, Assignment):
        model._default_manager.filter(record_id__in=ids).delete()


def _hold(record: Publishable) -> None:
    """Let nobody else sign this record off until the transaction ends."""
    if not lock(stored(record)):
        raise SignOffError(GONE)


def _refuse_nothing_new(found: Plan) -> None:
    if found.state == State.PUBLISHED:
        raise SignOffError(_("Readers see exactly what is saved here: there is nothing to publish."))


def _refuse_blocked(found: Plan) -> None:
    if blocks := [finding.message for finding in found.findings if finding.blocks]:
        raise SignOffError(_("It can't be published like this: %(blocks)s") % {"blocks": " ".join(blocks)})


def _approved(found: Plan, by: User) -> Approval:
    try:
        template = canonical_bytes(found.template)
    except NotCanonicalError as error:
        raise SignOffError(
            _("It holds text or a number that can't be published exactly: %(error)s") % {"error": error}
        ) from error
    earlier = live_approvals([found.key]).filter(approved_by=by)
    if any(bytes(row.template) == template for row in earlier):
        raise SignOffError(_("You have approved exactly this version already."))
    _end_approvals(earlier)
    kind, record_id = found.key
    return Approval.objects.create(kind=kind, record_id=record_id, approved_by=by, template=template)


def _end_approvals(rows: "QuerySet[Approval]", *, taken_back: bool = False) -> int:
    return rows.select_related(None).update(ended_at=timezone.now(), taken_back=taken_back)


def _close_earlier(earlier: Submission, *, by: User) -> None:
    if earlier.state == SubmissionState.SUBMITTED:
        raise SignOffError(_("It is submitted already."))
    _closed(earlier, by=by, outcome=Outcome.RESUBMITTED)


def _submitted(record: Publishable) -> Submission:
    submission = open_submission(key_of(record))
    if submission is None or submission.state != SubmissionState.SUBMITTED:
        raise SignOffError(_("It is not submitted, so there is nothing to answer."))
    return submission


def _closed(submission: Submission, *, by: User, outcome: Outcome) -> Submission:
    submission.state, submission.outcome = SubmissionState.CLOSED, outcome
    submission.closed_by, submission.closed_at = by, timezone.now()
    return _stored(submission)


def _stored(row: Noted) -> Noted:
    with refused_as(SignOffError):
        return save_valid(row)
