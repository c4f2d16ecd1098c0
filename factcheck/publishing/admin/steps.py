"""The steps that an editor takes with a record: where each can be tried, who may, what is asked, what is run."""

from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from factcheck.publishing.addresses import page_path
from factcheck.publishing.admin.beside import Beside
from factcheck.publishing.admin.forms import CorrectForm, PublishForm, WithdrawForm
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.planning.plans import Plan, names_citing
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.planning.state import State
from factcheck.publishing.writing import actions


class Standing:
    """How far a record has come on its way to readers."""

    def __init__(self, plan: Plan, by: User) -> None:
        self.plan = plan
        # Who looks at it.
        self.by = by
        self.record = plan.record
        self.state = plan.state


class Step(ABC):
    """One attempt of one editor to take one record a step towards readers, or back."""

    # Templates read the class; without this they would call it.
    do_not_call_in_templates: ClassVar[bool] = True

    name: ClassVar[str]
    # What one needs besides the right to change the record.
    permission: ClassVar[str]
    button: ClassVar[Any]
    done: ClassVar[Any]
    # In the history of the record, after the user's name.
    what: ClassVar[str]
    # The part of the confirmation page that says what will happen.
    template: ClassVar[str]
    form_class: ClassVar[type[forms.BaseForm]] = forms.Form
    # Whether our standards have a say in it.
    gated: ClassVar[bool] = False
    # Whether it is about what readers will see instead of what they see now.
    shows: ClassVar[bool] = False
    # Whether its button stands apart from those that show readers something else.
    apart: ClassVar[bool] = False
    # What looking and running may refuse it with; the message is for the editor.
    refusals: ClassVar[tuple[type[Exception], ...]] = (PublishingError, ValidationError)

    def __init__(self, plan: Plan, data: QueryDict | None) -> None:
        """Look at what it would do; to be run, it needs a plan that `hold` gave.

        Raises:
            one of `refusals`: it can't be done as things are.
        """
        self.plan = plan
        self.record: Any = plan.record
        self.outlook = self.look()
        self.form: Any = self.ask(data)

    @classmethod
    @abstractmethod
    def fits(cls, standing: Any) -> bool:
        """Whether it can be tried where the record stands."""

    @classmethod
    def misfit(cls, standing: Any) -> str:
        """What an editor is told who tries it where it does not fit."""
        return gettext("“%(button)s” is not what can be done with it now.") % {"button": cls.button}

    def look(self) -> Any:
        """What the step would do, for its template."""
        return None

    def ask(self, data: QueryDict | None) -> forms.BaseForm:
        """The form that the editor fills in."""
        return self.form_class(data)

    def objection(self, by: User) -> str:
        """Why this user can't be the one who does it; "" if nothing stands against it."""
        return ""

    @cached_property
    def beside(self) -> Beside | None:
        """What readers see now beside what they will; None for a step that is about no new words."""
        return Beside(self.plan) if self.shows else None

    @abstractmethod
    def run(self, by: User) -> None:
        """Do it. The form is valid.

        Raises:
            one of `refusals`: it can't be done; nothing was written.
        """

    @property
    def said(self) -> str:
        """What came of it, once it was run."""
        return str(self.done)

    @property
    def told(self) -> str:
        """What the editor is told of it, once it was run."""
        return f"{self.said}: “{self.record}”."


class PublicStep(Step):
    """A step that readers see: it adds a revision of the record to the log."""

    permission = "publishing.publish"
    # Where it can be tried from.
    states: ClassVar[frozenset[State]]

    @classmethod
    def fits(cls, standing: Standing) -> bool:
        """In the states that the step names."""
        return standing.state in cls.states

    @classmethod
    def misfit(cls, standing: Standing) -> str:
        """That the state is another one."""
        return gettext("This can't be done while its state is “%(state)s”.") % {"state": standing.state.label}

    @abstractmethod
    def write(self, by: User) -> Revision:
        """Do it, and return the revision of the record."""

    def run(self, by: User) -> None:
        """Do it, and keep the revision."""
        self.revision = self.write(by)

    @property
    def said(self) -> str:
        """What came of it, with the number of the revision."""
        return gettext("%(done)s as revision %(number)s") % {"done": self.done, "number": self.revision.number}

    @property
    def told(self) -> str:
        """What came of it, with the way to the public page."""
        text = gettext('{}: “{}”, revision {}. <a href="{}">See what readers see</a>')
        return format_html(text, self.done, str(self.record), self.revision.number, page_path(*key_of(self.record)))


class ShowingStep(PublicStep):
    """A step after which readers see the draft."""

    gated = True
    shows = True

    def look(self) -> Plan:
        """The plan: what is published with it, what is offered, and which pages name it."""
        self.plan.refuse_unfit()
        return self.plan

    def objection(self, by: User) -> str:
        """That nobody else has edited it, or what is published with it."""
        return self.plan.objection(by)


class Publish(ShowingStep):
    """Show readers what the record now says."""

    name = "publish"
    states = frozenset({State.DRAFT, State.CHANGED, State.WITHDRAWN})
    button = _("Publish")
    done = _("Published")
    what = "published it"
    template = "admin/publishing/_publish.html"

    def ask(self, data: QueryDict | None) -> forms.Form:
        """A note, and which cited drafts go with it."""
        return PublishForm(data, offered=self.outlook.offered, fingerprint=self.outlook.fingerprint)

    def write(self, by: User) -> Revision:
        """Publish it, with the cited drafts that were ticked."""
        note, also = self.form.cleaned_data["note"], self.form.also_records
        return actions.publish(self.record, by=by, note=note, also=also, held=None if also else self.plan)


class Correct(ShowingStep):
    """Show readers what the record now says, as the correction of an error."""

    name = "correct"
    states = frozenset({State.CHANGED})
    button = _("Publish as a correction")
    done = pgettext_lazy("step", "Corrected")
    what = "corrected it"
    template = "admin/publishing/_correct.html"

    def ask(self, data: QueryDict | None) -> forms.Form:
        """The form that asks what was wrong and what is right."""
        return CorrectForm(data, fingerprint=self.outlook.fingerprint)

    def write(self, by: User) -> Revision:
        """Publish it as a correction, with the note."""
        return actions.correct(self.record, by=by, note=self.form.cleaned_data["note"], held=self.plan)


class Withdraw(PublicStep):
    """Take the record off the public site."""

    name = "withdraw"
    states = frozenset({State.PUBLISHED, State.CHANGED})
    button = _("Withdraw")
    done = _("Withdrawn")
    what = "withdrawn it"
    template = "admin/publishing/_withdraw.html"
    form_class = WithdrawForm

    def look(self) -> Any:
        """The public records that cite it."""
        return names_citing(self.record)

    def write(self, by: User) -> Revision:
        """Withdraw it, with the note that its address answers from then on."""
        return actions.withdraw(self.record, by=by, note=self.form.cleaned_data["note"])


PUBLIC_STEPS: tuple[type[Step], ...] = (Publish, Correct, Withdraw)
"""The three ways to change what readers see."""
