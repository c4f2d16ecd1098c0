"""What every form of readers has against programs that fill in all they find."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.inbox.public.fields import ShownField

TRAP: Final = "remarks"
"""The name of the field that people never see."""


class TrappedForm(forms.Form):
    """A form with a field that only programs fill in."""

    remarks = ShownField(
        label=_("Leave this field empty: only programs fill it in"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that people see: all but the one that only programs fill in."""
        return [field for field in self if field.name != TRAP and not field.is_hidden]

    @property
    def trap(self) -> forms.BoundField:
        """The field that only programs fill in."""
        return self[TRAP]

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.data.get(TRAP))

    def filled_in(self) -> dict[str, Any]:
        """What people wrote, by field."""
        return {name: value for name, value in self.cleaned_data.items() if name != TRAP}
