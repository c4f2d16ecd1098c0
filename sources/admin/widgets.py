"""How the fields of sources are typed."""

from typing import Any, Final

from django import forms

from sources.addresses import AddressField

ADDRESSES: Final[dict[type[Any], dict[str, Any]]] = {
    AddressField: {"widget": forms.URLInput(attrs={"class": "vURLField"})}
}
"""For `formfield_overrides`: a keyboard for addresses."""


class LongTextarea(forms.Textarea):
    """A text of a million characters: sent as it is, where percent-encoding would treble it past the limit."""

    needs_multipart_form = True
