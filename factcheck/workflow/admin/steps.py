"""The steps on the way to publication, as people of the desk meet them: when, by whom, what is asked, what is run."""

from abc import ABC, abstractmethod
from typing import ClassVar

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.state import State
from factcheck.workflow import actions
from factcheck.workflow.admin.forms import RequestForm, SubmitForm
from factcheck.workflow.models import Submission, SubmissionState


class SignOffStep(ABC):
    """One attempt of one user to take a record a step towards publication, or back."""

    # Templates read the class; without this they would call it.
    do_not_call_in_templates: ClassVar[bool] = True

    name: ClassVar[str]
    permission: ClassVar[str]
    button: ClassVar[str]
    done: ClassVar[str]
    # The part of the confirmation page that says what will happen.
    template: ClassVar[str]
    form_class: ClassVar[type[forms.Form]] = forms.Form
    # Whether our standards have a say in it.
    gated: ClassVar[bool] = False

    def __init__(self, record: Publishable, data: QueryDict | None) -> None:
        self.record = record
        self.form: forms.BaseForm = self.form_class(data)

    @classmethod
    def concerns(cls, record: Publishable) -> bool:
        """Whether the step has a meaning for this record."""
        return True

    @staticmethod
    @abstractmethod
    def fits(state: State, submission: Submission | None) -> bool:
        """Whether the step can be tried where the record stands."""

    @abstractmethod
    def run(self, by: User) -> object:
        """Do it. The form is valid.

        Raises:
            SignOffError: it can't be done; nothing was written.
        """

    @property
    def said(self) -> str:
        """What came of it, once it was run."""
        return self.done

    def objection(self, by: User) -> str:
        """Why this user can't be the one who does it: nothing stands against a step that shows readers nothing."""
        return ""


class Submit(SignOffStep):
    """Ask for publication."""

    name = "submit"
    permission = "workflow.submit"
    button = "Submit for publication"
    done = "Submitted for publication"
    template = "admin/workflow/_submit.html"
    form_class = SubmitForm
    gated = True

    @staticmethod
    def fits(state: State, submission: Submission | None) -> bool:
        """Where readers would see something new and nobody has been asked yet."""
        waits = submission is not None and submission.state == SubmissionState.SUBMITTED
        return state != State.PUBLISHED and not waits

    def run(self, by: User) -> Submission:
        """Submit it."""
        return actions.submit(self.record, by=by, note=self.form.cleaned_data["note"])


class RequestChanges(SignOffStep):
    """Send it back with what has to be changed."""

    name = "request-changes"
    permission = "workflow.request_changes"
    button = "Request changes"
    done = "Changes requested"
    template = "admin/workflow/_request_changes.html"
    form_class = RequestForm

    @staticmethod
    def fits(state: State, submission: Submission | None) -> bool:
        """Where somebody waits for an answer."""
        return submission is not None and submission.state == SubmissionState.SUBMITTED

    def run(self, by: User) -> Submission:
        """Request them."""
        return actions.request_changes(self.record, by=by, note=self.form.cleaned_data["note"])


class TakeBack(SignOffStep):
    """Ask no longer."""

    name = "take-back"
    permission = "workflow.submit"
    button = "Take back"
    done = "Taken back"
    template = "admin/workflow/_take_back.html"

    @staticmethod
    def fits(state: State, submission: Submission | None) -> bool:
        """Where it was submitted."""
        return submission is not None

    def run(self, by: User) -> Submission:
        """Take it back."""
        return actions.take_back(self.record, by=by)


SIGN_OFF_STEPS: tuple[type[SignOffStep], ...] = (Submit, RequestChanges, TakeBack)
