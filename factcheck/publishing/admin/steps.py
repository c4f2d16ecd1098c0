"""The three ways to change what readers see, as an editor meets them: what it does, what is asked, what is run."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from factcheck.publishing.admin.forms import CorrectForm, PublishForm, WithdrawForm
from factcheck.publishing.models import Publishable, Revision
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.planning.plans import citing, plan
from factcheck.publishing.planning.state import State
from factcheck.publishing.writing import actions


class Step(ABC):
    """One attempt of one editor to change what readers see of one record."""

    # Templates read the class; without this they would call it.
    do_not_call_in_templates: ClassVar[bool] = True

    name: ClassVar[str]
    # Where it can be tried from.
    states: ClassVar[frozenset[State]]
    button: ClassVar[str]
    done: ClassVar[str]
    # The part of the confirmation page that says what will happen.
    template: ClassVar[str]
    # Whether the record must meet our standards.
    gated: ClassVar[bool] = True

    def __init__(self, record: Publishable, data: QueryDict | None) -> None:
        """Look at what it would do.

        Raises:
            PublishingError: it can't be done as things are.
        """
        self.record = record
        self.outlook = self.look()
        self.form = self.ask(data)

    @abstractmethod
    def look(self) -> Any:
        """What the step would do, for its template."""

    @abstractmethod
    def ask(self, data: QueryDict | None) -> Any:
        """The form that the editor fills in."""

    def objection(self, by: User) -> str:
        """Why this user can't be the one who does it; "" if nothing stands against it."""
        return ""

    @abstractmethod
    def run(self, by: User) -> Revision:
        """Do it. The form is valid.

        Raises:
            PublishingError: it can't be done; nothing was written.
        """


class Publish(Step):
    """Show readers what the record now says."""

    name = "publish"
    states = frozenset({State.DRAFT, State.CHANGED, State.WITHDRAWN})
    button = "Publish"
    done = "Published"
    template = "admin/publishing/_publish.html"

    def look(self) -> Any:
        """What is published with it."""
        return plan(self.record)

    def ask(self, data: QueryDict | None) -> PublishForm:
        """A note, and which cited drafts go with it."""
        return PublishForm(data, offered=self.outlook.offered, fingerprint=self.outlook.fingerprint)

    def objection(self, by: User) -> str:
        """That nobody else has edited it, or what is published with it."""
        return four_eyes.objection(self.outlook.keys, by=by)

    def run(self, by: User) -> Revision:
        """Publish it."""
        return actions.publish(self.record, by=by, note=self.form.cleaned_data["note"], also=self.form.also_records)


class Correct(Step):
    """Show readers what the record now says, as the correction of an error."""

    name = "correct"
    states = frozenset({State.CHANGED})
    button = "Publish as a correction"
    done = "Corrected"
    template = "admin/publishing/_correct.html"

    def look(self) -> Any:
        """What is published with it."""
        return plan(self.record)

    def ask(self, data: QueryDict | None) -> forms.Form:
        """What was wrong."""
        return CorrectForm(data, fingerprint=self.outlook.fingerprint)

    def objection(self, by: User) -> str:
        """That nobody else has edited it, or what is published with it."""
        return four_eyes.objection(self.outlook.keys, by=by)

    def run(self, by: User) -> Revision:
        """Publish the correction."""
        return actions.correct(self.record, by=by, note=self.form.cleaned_data["note"])


class Withdraw(Step):
    """Take the record off the public site."""

    name = "withdraw"
    states = frozenset({State.PUBLISHED, State.CHANGED})
    button = "Withdraw"
    done = "Withdrawn"
    template = "admin/publishing/_withdraw.html"
    gated = False

    def look(self) -> Any:
        """The public records that cite it."""
        return citing(self.record)

    def ask(self, data: QueryDict | None) -> forms.Form:
        """Why."""
        return WithdrawForm(data)

    def run(self, by: User) -> Revision:
        """Withdraw it."""
        return actions.withdraw(self.record, by=by, note=self.form.cleaned_data["note"])


STEPS: tuple[type[Step], ...] = (Publish, Correct, Withdraw)
