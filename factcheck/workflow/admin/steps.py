"""The steps on the way to publication: those that readers see nothing of."""

from functools import cached_property

from django.contrib.auth.models import User

from factcheck.publishing.admin.steps import Standing, Step
from factcheck.publishing.kinds import key_of
from factcheck.publishing.planning.state import State
from factcheck.workflow import actions
from factcheck.workflow.actions import SignOffError
from factcheck.workflow.admin.forms import RequestForm, SubmitForm
from factcheck.workflow.models import Submission, SubmissionState
from factcheck.workflow.standing import open_submission


class DeskStanding(Standing):
    """How far a record has come, and what the desk waits for."""

    @cached_property
    def submission(self) -> Submission | None:
        """The submission that is open, or None; asked for once."""
        return open_submission(key_of(self.record))


class SignOffStep(Step):
    """A step by which the desk agrees on what readers are shown."""

    apart = True
    refusals = (SignOffError,)


class Submit(SignOffStep):
    """Ask somebody else to publish the record."""

    name = "submit"
    permission = "workflow.submit"
    button = "Submit for publication"
    done = "Submitted for publication"
    what = "submitted it for publication"
    template = "admin/workflow/_submit.html"
    form_class = SubmitForm
    gated = True

    @classmethod
    def fits(cls, standing: DeskStanding) -> bool:
        """Where readers would see something new and nobody has been asked yet."""
        submission = standing.submission
        waits = submission is not None and submission.state == SubmissionState.SUBMITTED
        return standing.state != State.PUBLISHED and not waits

    def run(self, by: User) -> None:
        """Submit it, with the note."""
        actions.submit(self.record, by=by, note=self.form.cleaned_data["note"])


class RequestChanges(SignOffStep):
    """Send it back with what has to be changed."""

    name = "request-changes"
    permission = "workflow.request_changes"
    button = "Request changes"
    done = "Changes requested"
    what = "requested changes"
    template = "admin/workflow/_request_changes.html"
    form_class = RequestForm

    @classmethod
    def fits(cls, standing: DeskStanding) -> bool:
        """Where somebody waits for an answer."""
        return standing.submission is not None and standing.submission.state == SubmissionState.SUBMITTED

    def run(self, by: User) -> None:
        """Request the changes that the form names."""
        actions.request_changes(self.record, by=by, note=self.form.cleaned_data["note"])


class TakeBack(SignOffStep):
    """Ask no longer for publication."""

    name = "take-back"
    permission = "workflow.submit"
    button = "Take back"
    done = "Taken back"
    what = "took the submission back"
    template = "admin/workflow/_take_back.html"

    @classmethod
    def fits(cls, standing: DeskStanding) -> bool:
        """Where a submission is open."""
        return standing.submission is not None

    def run(self, by: User) -> None:
        """Close the submission as taken back."""
        actions.take_back(self.record, by=by)


SIGN_OFF_STEPS: tuple[type[Step], ...] = (Submit, RequestChanges, TakeBack)
"""The steps that come before publication."""
