"""What an editor is asked before something becomes public."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.fields import validate_prose
from factcheck.publishing.models import Publishable
from factcheck.publishing.writing.notes import MAX_NOTE


class NoteField(forms.CharField):
    """A note that readers will see."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})
        options = {"max_length": MAX_NOTE, "validators": [_validate_note], "widget": widget}
        super().__init__(**{**options, **kwargs})

    def to_python(self, value: Any) -> Any:
        """Return the note with the line breaks of text, not those of forms."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


def _validate_note(note: str) -> None:
    if note:
        validate_prose(note)


class SeenForm(forms.Form):
    """Refuses to publish what the editor has not seen: drafts change while a page is open."""

    def __init__(self, *args: Any, fingerprint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fingerprint = fingerprint

    def clean(self) -> None:
        """Compare what the page showed with what the drafts now say."""
        super().clean()
        if self.data.get("seen") != self._fingerprint:
            raise ValidationError(_("It was changed since you opened this page: look again, then publish."), "changed")


class PublishForm(SeenForm):
    """Asks for an optional note, and which of the drafts that the record cites to publish with it."""

    note = NoteField(
        label=gettext_lazy("Public note"),
        required=False,
        help_text=gettext_lazy("Optional. Readers see it in the record's history: what is new, in a sentence."),
    )
    also = forms.MultipleChoiceField(
        label=gettext_lazy("Publish with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "It cites these drafts. Those that you don't tick are left out until they are published."
        ),
    )

    def __init__(self, *args: Any, offered: Sequence[Publishable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offered = {record.public_id: record for record in offered}
        also: Any = self.fields["also"]
        also.choices = [(key, str(record)) for key, record in self._offered.items()]
        if not offered:
            del self.fields["also"]

    @property
    def also_records(self) -> list[Publishable]:
        """The drafts that the editor ticked."""
        return [self._offered[key] for key in self.cleaned_data.get("also", ())]


class CorrectForm(SeenForm):
    """Asks what readers were told wrongly, and what is right."""

    note = NoteField(
        label=gettext_lazy("Public note"),
        help_text=gettext_lazy(
            "What was wrong, and what is right. Readers see it on the page and under Corrections: "
            "“An earlier version gave the number of vehicles as 12,043; it is 21,043.”"
        ),
    )


class WithdrawForm(forms.Form):
    """Asks why, and for a second thought."""

    note = NoteField(
        label=gettext_lazy("Public note"),
        help_text=gettext_lazy(
            "Why it is withdrawn. Whoever opens its address reads this instead: "
            "“Withdrawn: the statement was made by another ministry.”"
        ),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, take it off the public site"),
        error_messages={"required": gettext_lazy("Tick this to withdraw it.")},
    )
