"""The number of a claim, entered while reading."""

from typing import Any, Final

from django import forms
from django.db import models

from claims.models import Quantity

PLACES: Final = {"low": "number", "low_open": "number", "high": "to", "high_open": "number"}
"""Where the form shows what is said of the fields of a quantity."""


class Bound(models.TextChoices):
    """What is said of a number."""

    EXACTLY = "exactly", "exactly"
    ABOUT = "about", "about"
    MORE_THAN = "more_than", "more than"
    OR_MORE = "or_more", "this or more"
    LESS_THAN = "less_than", "less than"
    AT_MOST = "at_most", "at most"


_BELOW: Final = (Bound.LESS_THAN, Bound.AT_MOST)


def _of(name: str, **options: Any) -> Any:
    field: Any = Quantity._meta.get_field(name)
    return field.formfield(**{"required": False, "help_text": "", **options})


class NumberForm(forms.Form):
    """The number in a claim, with what is said of it."""

    bound = forms.ChoiceField(choices=Bound, required=False, label="number: it is")
    number = _of("low", label="number")
    to = _of("high", label="to, if it is a range")
    unit = _of("unit", help_text="people, vehicles, %, USD")
    counted = _of("counted")

    def clean(self) -> dict[str, Any]:
        """Refuse an upper end of what has but one."""
        super().clean()
        if self.cleaned_data.get("to") is not None and self.cleaned_data.get("bound") in _BELOW:
            self.add_error("to", "“Less than” and “at most” have one number: empty this, or choose another.")
        return self.cleaned_data

    def quantity_meant(self) -> Quantity | None:
        """The quantity that is entered, not saved and without its claim, or None."""
        values = self.cleaned_data
        if not any(values[name] not in {None, ""} for name in ("number", "to", "unit", "counted")):
            return None
        bound, number, end = values["bound"] or Bound.EXACTLY, values["number"], values["to"]
        about = {name: values[name] for name in ("unit", "counted")} | {"approximate": bound == Bound.ABOUT}
        if bound in _BELOW:
            return Quantity(high=number, high_open=bound == Bound.LESS_THAN, **about)
        is_single = end is None and bound in {Bound.EXACTLY, Bound.ABOUT}
        high = number if is_single else end
        return Quantity(low=number, low_open=bound == Bound.MORE_THAN, high=high, **about)
