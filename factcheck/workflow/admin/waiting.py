"""What waits of what was submitted: the counts of the front page."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.db.models import QuerySet

from factcheck.desk.waiting import Waiting
from factcheck.publishing.models import Publishable
from factcheck.workflow.models import Submission, SubmissionState


class _Submitted(Waiting):
    # What it is called, with the name of the records.
    words: ClassVar[str]

    def __init__(self, model: type[Publishable]) -> None:
        super().__init__(model)
        self._kind = model.record_kind
        self.name = self.words.format(records=model._meta.verbose_name_plural)

    def _of(self, submissions: QuerySet[Submission]) -> QuerySet[Any]:
        ids = submissions.filter(kind=self._kind).order_by().values("record_id")
        return self.model._default_manager.filter(public_id__in=ids)


class ToPublish(_Submitted):
    """What others submitted, for those who publish."""

    key = "to-publish"
    words = "Submitted {records} for you to publish"
    about = "Somebody else asks for their publication."
    personal = True
    permission = "publishing.publish"

    def rows(self, user: User) -> QuerySet[Any]:
        """What anyone but this user submitted."""
        return self._of(Submission.objects.filter(state=SubmissionState.SUBMITTED).exclude(submitted_by=user))


class ToChange(_Submitted):
    """What came back to the one who submitted it."""

    key = "to-change"
    words = "Your submitted {records} to be changed"
    about = "Changes were requested before they are published."
    personal = True

    def rows(self, user: User) -> QuerySet[Any]:
        """What this user submitted and was asked to change."""
        return self._of(Submission.objects.filter(state=SubmissionState.CHANGES_REQUESTED, submitted_by=user))


class AllSubmitted(_Submitted):
    """Every record that waits for somebody who may publish it."""

    key = "submitted"
    words = "Submitted {records}"
    about = "They wait for somebody who publishes."

    def rows(self, user: User) -> QuerySet[Any]:
        """The records that are submitted, by whomever."""
        return self._of(Submission.objects.filter(state=SubmissionState.SUBMITTED))


class AllToChange(_Submitted):
    """Every record that was sent back with a request for changes."""

    key = "changes-requested"
    words = "Sent back {records}"
    about = "Changes were requested before they are published."

    def rows(self, user: User) -> QuerySet[Any]:
        """What is to be changed, whoever submitted it."""
        return self._of(Submission.objects.filter(state=SubmissionState.CHANGES_REQUESTED))


def of_submissions(*models: type[Publishable]) -> Iterator[Waiting]:
    """The four sorts of waiting for each model: to publish and to change, for this user and in all."""
    for model in models:
        yield from (waiting(model) for waiting in (ToPublish, ToChange, AllSubmitted, AllToChange))
