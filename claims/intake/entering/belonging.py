"""To whom a speaker belongs, entered while reading."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.intake.entering.fields import day, of, picker, refuse, when
from claims.intake.proposals import EVIDENCE
from claims.models import Affiliation
from claims.vocabulary import Belonging

FIELDS: Final = (
    "organisation",
    "belonging",
    "belonging_role",
    "start_on",
    "start_on_precision",
    "end_on",
    "end_on_precision",
)
"""The fields of this form."""
_PLACES: Final = {"role": "belonging_role"}


class BelongingForm(forms.Form):
    """The body that a speaker belongs to, how, and for what time."""

    organisation = picker(Affiliation, "organisation", label=_("belongs to"))
    belonging = forms.ChoiceField(choices=Belonging, required=False, label=_("how it belongs"))
    belonging_role = of(Affiliation, "role", label=_("as what"))
    start_on = day(Affiliation, "start_on", label=_("since"))
    start_on_precision = of(Affiliation, "start_on_precision", label=_("known to the"))
    end_on = day(Affiliation, "end_on", label=_("until"))
    end_on_precision = of(Affiliation, "end_on_precision", label=_("known to the"))

    def clean(self) -> dict[str, Any]:
        """Refuse a role or a time of belonging to nobody; evidence has no speaker, which is said at each field."""
        super().clean()
        if self.cleaned_data.get("part") == EVIDENCE:
            return self.cleaned_data
        typed = any(self.cleaned_data.get(name) for name in ("belonging_role", "start_on", "end_on"))
        if typed and not self.cleaned_data.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", _("Pick the body that the speaker belongs to."))
        return self.cleaned_data

    def refuse_belonging(self) -> None:
        """Refuse what the row itself would refuse, at its field; called once all dates are read."""
        if (set(FIELDS) & set(self.errors)) or (row := self.affiliation_meant()) is None:
            return
        refuse(self, row, without="claimant", places=_PLACES)

    def affiliation_meant(self) -> Affiliation | None:
        """The unsaved row without its claimant, or None."""
        values = self.cleaned_data
        if not values.get("organisation"):
            return None
        how: dict[str, Any] = {"belonging": values["belonging"] or Belonging.ROLE, "role": values["belonging_role"]}
        dates = when(values, "start_on") | when(values, "end_on")
        return Affiliation(organisation=values["organisation"], **how, **dates)
