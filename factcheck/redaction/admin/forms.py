"""What an editor is asked before published words are erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.publishing import kinds
from factcheck.publishing.identity import PATTERN
from factcheck.publishing.kinds import Key
from factcheck.redaction import erasable, plans
from factcheck.redaction.models import MAX_BASIS

_POINTER = r"\A(/[^\s/]*)+\Z"


class RecordForm(forms.Form):
    """Asks which record: the page of each leads here with both filled in."""

    kind = forms.ChoiceField()
    record = forms.RegexField(
        rf"\A{PATTERN}\Z",
        label=gettext_lazy("Public id"),
        help_text=gettext_lazy("The 12 letters and digits of its address."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(each.name, each.name) for each in kinds.registered()]

    def clean(self) -> None:
        """Refuse what was never public and has nothing else to erase."""
        super().clean()
        if not self.errors and not plans.revisions_of(self.key).exists() and not erasable.of_kind(self.key.kind):
            raise forms.ValidationError(_("There is no such record in the log."), "unknown")

    @property
    def key(self) -> Key:
        """The record's name in the log."""
        return Key(self.cleaned_data["kind"], self.cleaned_data["record"])


class ProposeForm(forms.Form):
    """Asks which revisions, which members of their documents, and on which basis."""

    numbers = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Revisions"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            gettext_lazy("Each goes whole, the words and what proves them. The last one can't go: readers see it now.")
        ),
    )
    members = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Optional, one a line: which members were ordered to go, as JSON pointers, such as "
            "/attributions/0/quote. Readers see it. No word of what was."
        ),
    )
    basis = forms.CharField(
        label=gettext_lazy("Legal basis"),
        max_length=MAX_BASIS,
        help_text=gettext_lazy("Readers see it: which court or law, its file number and date. No word of what was."),
    )

    def __init__(self, *args: Any, key: Key, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers: Any = self.fields["numbers"]
        numbers.choices = [
            (number, _("Revision %(number)s") % {"number": number}) for number in plans.erasable_numbers(key)
        ]
        self._besides = erasable.of_kind(key.kind)
        for each in self._besides:
            self.fields[each.name] = forms.TypedMultipleChoiceField(
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(row.pk, str(row)) for row in each.rows(key.record_id)],
            )

    def clean_members(self) -> list[str]:
        """The pointers, one of each line.

        Raises:
            ValidationError: a line is none.
        """
        lines = [line.strip() for line in self.cleaned_data["members"].splitlines() if line.strip()]
        for line in lines:
            forms.RegexField(
                _POINTER, error_messages={"invalid": _("“%(line)s” is no JSON pointer.") % {"line": line}}
            ).clean(line)
        return lines

    @property
    def besides(self) -> dict[str, list[int]]:
        """What else was ticked, by name."""
        return {each.name: self.cleaned_data[each.name] for each in self._besides}


class ConfirmForm(forms.Form):
    """Asks for the words to be looked for, and for a second thought."""

    words = forms.CharField(
        required=False,
        help_text=gettext_lazy("Optional: some of the words, as they stand there. They are looked for, and not kept."),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, erase it for good"),
        error_messages={"required": gettext_lazy("Tick this: what is erased can't be had back.")},
    )
