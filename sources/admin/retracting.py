"""The steps by which a source is marked as retracted, and as not retracted after all."""

from abc import abstractmethod
from copy import copy
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.dates import ends, is_to_come
from factcheck.desk.checking.dates import PartialDateField, PartialDatesMixin, typed_date
from factcheck.language.dates import date_words
from factcheck.publishing.admin.forms import NoteField
from factcheck.publishing.admin.steps import Standing, Step
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.planning.plans import names_citing
from factcheck.publishing.planning.state import State
from factcheck.workflow.actions import SignOffError
from factcheck.workflow.standing import open_submission
from sources.actions import retract, undo_retraction
from sources.models import Source


class RetractionForm(PartialDatesMixin, forms.ModelForm[Source]):
    """Asks when the source was taken back, why, and where that is said."""

    class Meta:
        model = Source
        fields = ("retracted_on", "retracted_on_precision", "retraction_note", "retraction_url")
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "retracted_on": typed_date(),
            "retraction_note": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"retracted_on": PartialDateField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["retracted_on"].required = self.fields["retraction_note"].required = True
        self.fields["retracted_on_precision"].label = gettext("Known to the")

    def clean(self) -> dict[str, Any]:
        """Refuse a day before the source was published, and one that is still to come."""
        said = super().clean() or self.cleaned_data
        day, precision = said.get("retracted_on"), said.get("retracted_on_precision")
        if day and precision:
            published = self.instance.published_on
            first, last = ends(day, precision, said.get("retracted_on_edtf", ""))
            if is_to_come(first):
                self.add_error("retracted_on", gettext("That day is still to come."))
            elif published and last < published:
                self.add_error(
                    "retracted_on",
                    gettext("The source was published after that, on %(published)s.")
                    % {"published": date_words(published.isoformat())},
                )
        return said


class UndoForm(forms.Form):
    """Asks what readers were told wrongly."""

    note = NoteField(
        label=_("Public note"),
        help_text=_(
            "What was wrong: “The publisher retracted another article of the same day, not this one.” "
            "Readers who were told of the retraction see it under Corrections."
        ),
    )


class _RetractionStep(Step):
    permission = "publishing.publish"
    apart = True
    refusals = (*Step.refusals, SignOffError)
    record: Source

    @classmethod
    def fits(cls, standing: Standing) -> bool:
        """Wherever readers see the source, or will."""
        return standing.state != State.WITHDRAWN

    def look(self) -> Any:
        """The public records that cite it."""
        return names_citing(self.record)

    def run(self, by: User) -> None:
        """Do it, and keep the revision that tells readers, if there is one by now."""
        self.revision = self.take(by)

    @property
    def said(self) -> str:
        """What came of it: readers may have to wait for somebody else."""
        waits = self.revision is None and open_submission(key_of(self.record)) is not None
        return (
            gettext("%(done)s; readers see it once somebody else publishes it") % {"done": self.done}
            if waits
            else self.done
        )

    @abstractmethod
    def take(self, by: User) -> Revision | None:
        """Do it; the revision is None where readers are told nothing, or not yet."""


class Retract(_RetractionStep):
    """Mark the source as retracted by its publisher."""

    name = "retract"
    button = _("Mark as retracted")
    done = _("Marked as retracted")
    what = "marked the source as retracted"
    template = "admin/sources/source/_retract.html"

    def ask(self, data: QueryDict | None) -> forms.BaseForm:
        """When, why, and where that is said."""
        return RetractionForm(data, instance=copy(self.record))

    def take(self, by: User) -> Revision | None:
        """Record it, with what the form says."""
        said = self.form.cleaned_data
        return retract(
            self.record,
            by=by,
            on=said["retracted_on"],
            precision=said["retracted_on_precision"],
            expression=said.get("retracted_on_edtf", ""),
            note=said["retraction_note"],
            address=said["retraction_url"],
        )


class UndoRetraction(_RetractionStep):
    """Mark the source as not retracted after all."""

    name = "undo-retraction"
    button = _("Not retracted after all")
    done = _("Marked as not retracted")
    what = "marked the source as not retracted after all"
    template = "admin/sources/source/_undo_retraction.html"
    form_class = UndoForm

    @classmethod
    def fits(cls, standing: Any) -> bool:
        """Where a retraction is recorded, and readers see the source or will."""
        return standing.record.retracted_on is not None and super().fits(standing)

    def take(self, by: User) -> Revision | None:
        """Take it back, with the note."""
        return undo_retraction(self.record, by=by, note=self.form.cleaned_data["note"])
