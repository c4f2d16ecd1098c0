"""What waits of what was submitted, said and assigned: the counts of the front page."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Waiting
from factcheck.desk.words import plural
from factcheck.editing.models import Operation, RowChange
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.saved import drafts_of
from factcheck.workflow.models import Assignment, Comment, Submission, SubmissionState


class _Noted(Waiting):
    # What it is called, with the name of the records.
    words: ClassVar[Any]

    def __init__(self, model: type[Publishable]) -> None:
        super().__init__(model)
        self._publishable, self._kind = model, model.record_kind

    @property
    def name(self) -> str:
        """The words, with what the records are called."""
        return str(self.words).format(records=plural(self.model).lower())

    def _of(self, noted: QuerySet[Any]) -> QuerySet[Any]:
        ids = noted.filter(kind=self._kind).order_by().values("record_id")
        return self.model._default_manager.filter(public_id__in=ids)


class ToPublish(_Noted):
    """What others submitted, for those who publish."""

    key = "to-publish"
    words = _("Submitted {records} for you to publish")
    about = _("Somebody else asks for their publication.")
    personal = True
    permission = "publishing.publish"

    def rows(self, user: User) -> QuerySet[Any]:
        """What anyone but this user submitted."""
        return self._of(Submission.objects.filter(state=SubmissionState.SUBMITTED).exclude(submitted_by=user))


class ToChange(_Noted):
    """What came back to the one who submitted it."""

    key = "to-change"
    words = _("Your submitted {records} to be changed")
    about = _("Changes were requested before they are published.")
    personal = True

    def rows(self, user: User) -> QuerySet[Any]:
        """What this user submitted and was asked to change."""
        return self._of(Submission.objects.filter(state=SubmissionState.CHANGES_REQUESTED, submitted_by=user))


class AllSubmitted(_Noted):
    """Every record that waits for somebody who may publish it."""

    key = "submitted"
    words = _("Submitted {records}")
    about = _("They wait for somebody who publishes.")

    def rows(self, user: User) -> QuerySet[Any]:
        """The records that are submitted, by whomever."""
        return self._of(Submission.objects.filter(state=SubmissionState.SUBMITTED))


class AllToChange(_Noted):
    """Every record that was sent back with a request for changes."""

    key = "changes-requested"
    words = _("Sent back {records}")
    about = _("Changes were requested before they are published.")

    def rows(self, user: User) -> QuerySet[Any]:
        """What is to be changed, whoever submitted it."""
        return self._of(Submission.objects.filter(state=SubmissionState.CHANGES_REQUESTED))


def of_submissions(*models: type[Publishable]) -> Iterator[Waiting]:
    """The four sorts of waiting for each model: to publish and to change, for this user and in all."""
    for model in models:
        yield from (waiting(model) for waiting in (ToPublish, ToChange, AllSubmitted, AllToChange))


class OthersDrafts(_Noted):
    """Records that somebody else has begun at the desk and nobody has published."""

    key = "others-drafts"
    words = _("Drafts of others: {records}")
    about = _("Somebody else began them; readers can't see them yet.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Drafts that another added."""
        added = RowChange.objects.filter(
            model=self.model._meta.label_lower, row_id=OuterRef("pk"), operation=Operation.INSERT
        )
        others = added.filter(change_set__who__isnull=False).exclude(change_set__who=user)
        return drafts_of(self._publishable).filter(Exists(others))


class WithComments(_Noted):
    """Records about which somebody said something that nobody has resolved."""

    key = "comments"
    words = _("Open comments on {records}")
    about = _("Somebody said something, and nobody has resolved it.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Records with an open comment, whoever wrote it."""
        return self._of(Comment.objects.filter(resolved_at=None))


class Mentioned(_Noted):
    """Records with an open comment that names this user."""

    key = "mentions"
    words = _("Open comments on {records} that mention you")
    about = _("Answer, or resolve them.")
    personal = True

    def rows(self, user: User) -> QuerySet[Any]:
        """Records with an open comment that names the user."""
        return self._of(Comment.objects.filter(resolved_at=None, mentioned=user))


class Assigned(_Noted):
    """Records that this user has to see to."""

    key = "assigned"
    words = _("Your assigned {records}")
    about = _("Somebody gave them to you to do.")
    personal = True

    def rows(self, user: User) -> QuerySet[Any]:
        """Records that are assigned to the user."""
        return self._of(Assignment.objects.filter(assignee=user))


class Overdue(_Noted):
    """Records that were wanted by a day that is over."""

    key = "overdue"
    words = _("Overdue {records}")
    about = _("They were wanted by a day that is over.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Records whose day is over, whoever has them to do."""
        return self._of(Assignment.objects.filter(due_on__lt=timezone.localdate()))


def of_work(*models: type[Publishable]) -> Iterator[Waiting]:
    """What waits of the work on each model: drafts of others, comments, mentions, assignments, days that are over."""
    for model in models:
        yield from (waiting(model) for waiting in (OthersDrafts, WithComments, Mentioned, Assigned, Overdue))
