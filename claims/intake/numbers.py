"""The numbers of a claim, entered while reading."""

from typing import Any, Final

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.intake.entering.fields import day, of, refuse, when
from claims.models import Figure, Quantity
from claims.vocabulary import FigureRole, NumberRelation
from factcheck.desk.checking.dates import PartialDatesMixin

PLACES: Final = {"low": "number", "low_open": "number", "high": "to", "high_open": "number"}
"""Where the form shows what is said of the fields of a number."""
_OF_FIGURE: Final = ("role", "number", "to", "unit", "as_of")
_EMPTY: Final = frozenset({None, ""})


class Bound(models.TextChoices):
    """What is said of a number."""

    EXACTLY = "exactly", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    OR_MORE = "or_more", _("this or more")
    LESS_THAN = "less_than", _("less than")
    AT_MOST = "at_most", _("at most")


_BELOW: Final = (Bound.LESS_THAN, Bound.AT_MOST)


class _BoundedForm(forms.Form):
    """A number or a range, what is said of it, and the date for which it is given."""

    bound = forms.ChoiceField(choices=Bound, required=False, label=_("number: it is"))
    number = of(Quantity, "low", label=_("number"), help_text="")
    to = of(Quantity, "high", label=_("to, if it is a range"), help_text="")
    unit = of(Quantity, "unit", help_text=_("people, vehicles, %, USD"))
    as_of = day(Quantity, "as_of", label=_("as of"))
    as_of_precision = of(Quantity, "as_of_precision", label=_("known to the"))

    def clean(self) -> dict[str, Any]:
        """Refuse an upper end of what has but one."""
        super().clean()
        if self.cleaned_data.get("to") is not None and self.cleaned_data.get("bound") in _BELOW:
            self.add_error("to", _("“Less than” and “at most” have one number: empty this, or choose another."))
        return self.cleaned_data

    def has_any(self, *names: str) -> bool:
        """Whether something is typed into any of these fields."""
        return any(self.cleaned_data.get(name) not in _EMPTY for name in names)

    def bounds(self) -> dict[str, Any]:
        """The fields of the row that say which number it is."""
        values = self.cleaned_data
        bound, number, end = values["bound"] or Bound.EXACTLY, values["number"], values["to"]
        about = {"unit": values["unit"], "approximate": bound == Bound.ABOUT, **when(values, "as_of")}
        if bound in _BELOW:
            return about | {"high": number, "high_open": bound == Bound.LESS_THAN}
        is_single = end is None and bound in {Bound.EXACTLY, Bound.ABOUT}
        return about | {"low": number, "low_open": bound == Bound.MORE_THAN, "high": number if is_single else end}


class NumberForm(_BoundedForm):
    """The first number in a claim, with what is said of it and how it stands to others in the claim."""

    counted = of(Quantity, "counted", help_text="")
    relation = forms.ChoiceField(
        choices=[("", "---------"), *NumberRelation.choices],
        required=False,
        label=_("of several numbers it is"),
        help_text=of(Quantity, "relation").help_text,
    )

    def quantity_meant(self) -> Quantity | None:
        """The quantity that is entered, not saved and without its claim, or None."""
        if not self.has_any("number", "to", "unit", "counted", "relation", "as_of"):
            return None
        return Quantity(counted=self.cleaned_data["counted"], relation=self.cleaned_data["relation"], **self.bounds())


class FigureForm(PartialDatesMixin, _BoundedForm):
    """A further number in a claim; without a unit it has that of the first."""

    role = forms.ChoiceField(
        choices=[("", "---------"), *FigureRole.choices], required=False, label=_("further number")
    )

    def __init__(self, *args: Any, first_unit: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first_unit = first_unit

    def clean(self) -> dict[str, Any]:
        """Refuse what the row itself would refuse, at its field."""
        super().clean()
        if not self.errors and (figure := self.figure_meant()) is not None:
            refuse(self, figure, without="claim", places=PLACES)
        return self.cleaned_data

    @property
    def is_filled(self) -> bool:
        """Whether something is typed that makes it a number."""
        return any(self[name].value() for name in _OF_FIGURE)

    def figure_meant(self) -> Figure | None:
        """The further number that is entered, not saved and without its claim, or None."""
        if not self.has_any(*_OF_FIGURE):
            return None
        return Figure(role=self.cleaned_data["role"], **(self.bounds() | {"unit": self._unit()}))

    def _unit(self) -> str:
        unit: str = self.cleaned_data["unit"]
        return unit or self.first_unit
