"""The steps on the way to publication: those that readers see nothing of."""

from functools import cached_property

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from factcheck.publishing.admin.forms import SeenForm
from factcheck.publishing.admin.steps import Standing, Step
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Approval
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.planning.approvals import live_approvals, stands
from factcheck.publishing.planning.plans import Plan
from factcheck.publishing.planning.state import State
from factcheck.workflow import actions
from factcheck.workflow.actions import SignOffError
from factcheck.workflow.admin.forms import AssignForm, RequestForm, SubmitForm
from factcheck.workflow.models import Assignment, Priority, Submission, SubmissionState
from factcheck.workflow.models.about import about
from factcheck.workflow.standing import open_submission


class DeskStanding(Standing):
    """How far a record has come, and what the desk waits for."""

    @cached_property
    def submission(self) -> Submission | None:
        """The submission that is open, or None; asked for once."""
        return open_submission(key_of(self.record))

    @cached_property
    def approvals(self) -> list[Approval]:
        """The approvals that have not ended, whether or not they still stand; asked for once."""
        return list(live_approvals([key_of(self.record)]))

    @property
    def mine(self) -> list[Approval]:
        """Those of the approvals that whoever looks has given."""
        return [approval for approval in self.approvals if approval.approved_by_id == self.by.pk]


class SignOffStep(Step):
    """A step by which the desk agrees on what readers are shown."""

    apart = True
    refusals = (SignOffError,)


class Submit(SignOffStep):
    """Ask somebody else to publish the record."""

    name = "submit"
    permission = "workflow.submit"
    button = _("Submit for publication")
    done = _("Submitted for publication")
    what = "submitted it for publication"
    template = "admin/workflow/_submit.html"
    form_class = SubmitForm
    gated = True
    shows = True

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
    button = _("Request changes")
    done = _("Changes requested")
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
    button = _("Take back")
    done = _("Taken back")
    what = "took the submission back"
    template = "admin/workflow/_take_back.html"

    @classmethod
    def fits(cls, standing: DeskStanding) -> bool:
        """Where a submission is open."""
        return standing.submission is not None

    def run(self, by: User) -> None:
        """Close the submission as taken back."""
        actions.take_back(self.record, by=by)


class Approve(SignOffStep):
    """Let somebody else publish the record as it stands."""

    name = "approve"
    permission = four_eyes.APPROVE
    button = _("Approve")
    done = _("Approved as it stands")
    what = "approved it as it stands"
    template = "admin/workflow/_approve.html"
    shows = True

    @classmethod
    def fits(cls, standing: DeskStanding) -> bool:
        """Where readers would see something new that whoever looks has not approved, and four eyes are asked for."""
        approved = any(stands(approval, standing.plan.template) for approval in standing.mine)
        return four_eyes.required() and standing.state != State.PUBLISHED and not approved

    def look(self) -> Plan:
        """What would be published; its fingerprint tells whether that is still what the page showed."""
        return self.plan

    def ask(self, data: QueryDict | None) -> forms.BaseForm:
        """A form without fields: there is nothing to choose."""
        return SeenForm(data, fingerprint=self.outlook.fingerprint)

    def run(self, by: User) -> None:
        """Approve it."""
        actions.approve(self.record, by=by)


class TakeApprovalBack(SignOffStep):
    """Approve the record no longer."""

    name = "take-approval-back"
    permission = four_eyes.APPROVE
    button = _("Take approval back")
    done = _("Approval taken back")
    what = "took the approval back"
    template = "admin/workflow/_take_approval_back.html"

    @classmethod
    def fits(cls, standing: DeskStanding) -> bool:
        """Where whoever looks has approved it."""
        return bool(standing.mine)

    def run(self, by: User) -> None:
        """End the approval."""
        actions.take_approval_back(self.record, by=by)


class Assign(SignOffStep):
    """Say whose the record is to do, by when, and how much it presses."""

    name = "assign"
    permission = "workflow.submit"
    button = _("Assign")
    done = _("Assignment saved")
    what = "assigned it"
    template = "admin/workflow/_assign.html"

    @classmethod
    def fits(cls, standing: DeskStanding) -> bool:
        """Always."""
        return True

    def ask(self, data: QueryDict | None) -> forms.Form:
        """The form, filled with what was said before."""
        found = Assignment.objects.filter(**about(key_of(self.record))).first()
        names = ("assignee", "due_on", "priority")
        initial = {name: getattr(found, name) for name in names} if found else {"priority": Priority.NORMAL}
        return AssignForm(data, initial=initial)

    def run(self, by: User) -> None:
        """Keep what the form says."""
        actions.assign(self.record, by=by, **self.form.cleaned_data)


SIGN_OFF_STEPS: tuple[type[Step], ...] = (Submit, Approve, RequestChanges, TakeBack, TakeApprovalBack, Assign)
"""The steps that come before publication."""
