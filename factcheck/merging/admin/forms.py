"""What an editor is asked before two records become one, or two again."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.keys import is_key
from factcheck.publishing.admin.forms import NoteField, SeenForm
from factcheck.publishing.models import Publishable

_NOTE_HELP = gettext_lazy("Readers see it in the record's history: “Entered twice: both are about the same statement.”")


class OtherField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The record that stays. Keys that no row can have are refused before SQLite overflows on them."""

    def to_python(self, value: Any) -> Any:
        """The record of that key, or None where nothing is picked.

        Raises:
            ValidationError: no other record of this kind has the key.
        """
        if value and not is_key(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value})
        return super().to_python(value)


class PickForm(forms.Form):
    """Asks into which record of the same kind this one is merged: that is the one that stays."""

    def __init__(self, *args: Any, loser: Publishable, widget: forms.Widget, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = OtherField(
            label=_("Merge it into"),
            queryset=type(loser)._default_manager.exclude(pk=loser.pk),
            widget=widget,
            help_text=_("The record that stays. Type a few letters of its name."),
            error_messages={
                "invalid_choice": _("Choose another record of the same kind."),
                "required": _("Choose the record that stays."),
            },
        )


class MergeForm(SeenForm):
    """Asks for a note, and whether what is not public yet may be."""

    note = NoteField(label=gettext_lazy("Public note"), help_text=_NOTE_HELP)
    publish = forms.BooleanField(
        label=gettext_lazy("Yes, publish what readers have not seen yet of the two"),
        error_messages={"required": gettext_lazy("Tick this, or publish the two first and then merge them.")},
    )

    def __init__(self, *args: Any, is_public: bool, publishes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note: Any = self.fields["note"]
        if not is_public:
            note.required, note.label, note.help_text = (
                False,
                _("Note"),
                _("Optional, for the desk: why the two are one."),
            )
        if not publishes:
            del self.fields["publish"]


class UndoForm(forms.Form):
    """Asks why the two are two after all; what readers are told of it."""

    note = NoteField(
        label=gettext_lazy("Note"),
        required=False,
        help_text=format_lazy("{} {}", gettext_lazy("Why they are two. Where they are public:"), _NOTE_HELP),
    )
