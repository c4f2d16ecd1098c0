"""The forms of imports."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.vocabulary import Bucket
from factcheck.importing.admin.meanings import CHOICES, heading_words
from factcheck.importing.models import ColumnMapping, ProposedScale
from factcheck.importing.starting import MAX_UPLOAD
from factcheck.language.wording import number_words
from sources.addresses import normalise_url

_WIDE: Final = {"class": "vTextField"}


class UploadForm(forms.Form):
    """Asks for a file, or for the address of one."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        help_text=format_lazy(
            gettext_lazy(
                "At most {megabytes} MB: ClaimReview as JSON, NDJSON or a page, an answer of Google's "
                "Fact Check Tools, CSV, XLSX, or a ZIP of such. The feed of a site like this, or its dump "
                "as ZIP, is restored. Larger ones are brought in by the command “import”."
            ),
            megabytes=MAX_UPLOAD // 10**6,
        ),
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=2000,
        widget=forms.URLInput(attrs=_WIDE),
        help_text=gettext_lazy("Or where it stands on the web, such as https://example.org/checks.json."),
    )

    def clean_address(self) -> str:
        """The address in its one form."""
        address = self.cleaned_data["address"]
        return normalise_url(address) if address else ""

    def clean(self) -> dict[str, Any]:
        """Refuse both, and neither."""
        given = [bool(self.files.get("file")), bool(self.data.get("address", "").strip())]
        if all(given) or not any(given):
            raise ValidationError(_("Choose a file, or give an address: one of the two."))
        file = self.cleaned_data.get("file")
        if file is not None and file.size > MAX_UPLOAD:
            self.add_error(
                "file",
                _("The file has more than %(max_upload)s MB: bring it in by the command.")
                % {"max_upload": MAX_UPLOAD // 10**6},
            )
        return self.cleaned_data


class ColumnsForm(forms.Form):
    """Which column says what, how to save that, and whether to publish."""

    use = forms.ModelChoiceField(
        queryset=ColumnMapping.objects.all(),
        required=False,
        label=gettext_lazy("Saved columns"),
        empty_label=gettext_lazy("as chosen below"),
        help_text=gettext_lazy("What was saved for a file of the same make stands in for what is chosen below."),
    )
    save_as = forms.CharField(
        required=False,
        max_length=100,
        label=gettext_lazy("Save as"),
        widget=forms.TextInput(attrs=_WIDE),
        help_text=gettext_lazy("A name, to have these columns at hand for the next file."),
    )
    publish = forms.BooleanField(
        required=False,
        label=gettext_lazy("Publish what meets the standards"),
        help_text=gettext_lazy("All else stays a draft, with the reason."),
    )

    def __init__(self, columns: Mapping[str, str], *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = {f"column-{number}": name for number, name in enumerate(columns)}
        self._meant = {key: columns[name] for key, name in self._names.items()}
        for key, name in self._names.items():
            self.fields[key] = forms.ChoiceField(
                label=heading_words(name), choices=CHOICES, required=False, initial=columns[name]
            )
        if not columns:
            del self.fields["use"], self.fields["save_as"]
        if not may_publish:
            del self.fields["publish"]

    @property
    def columns(self) -> dict[str, str]:
        """What each column is taken to say: what was chosen, else what it was taken for."""
        meant = {key: self.cleaned_data.get(key, "") if key in self.data else self._meant[key] for key in self._names}
        return {name: meant[key] for key, name in self._names.items()}

    @property
    def is_as_guessed(self) -> bool:
        """Whether all columns mean what they were taken for, so that each sheet of a workbook has its own."""
        return self.columns == {name: self._meant[key] for key, name in self._names.items()}

    def of_columns(self) -> Iterator[forms.BoundField]:
        """The fields in which that is chosen."""
        yield from (self[key] for key in self._names)

    def others(self) -> Iterator[forms.BoundField]:
        """The other fields."""
        yield from (self[key] for key in self.fields if key not in self._names)


def _times(count: int) -> str:
    return ngettext("%(count)s time", "%(count)s times", count) % {"count": number_words(str(count))}


class ScaleForm(forms.Form):
    """Asks what the labels of a publisher mean."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        widget=forms.TextInput(attrs=_WIDE),
        help_text=gettext_lazy("What tells it from the publisher's other scales."),
    )

    def __init__(self, proposed: ProposedScale, data: Any = None) -> None:
        super().__init__(data, initial={"name": proposed.scale.name})
        self._labels = {f"label-{number}": each["label"] for number, each in enumerate(proposed.labels)}
        for key, each in zip(self._labels, proposed.labels, strict=True):
            self.fields[key] = forms.ChoiceField(
                label=each["label"],
                choices=_BUCKETS,
                required=False,
                initial=each["bucket"],
                help_text=": ".join(filter(None, [_times(each["count"]), each["reason"]])) + ".",
            )

    @property
    def buckets(self) -> dict[str, str]:
        """The bucket of each label."""
        return {label: self.cleaned_data[key] for key, label in self._labels.items()}


_BUCKETS: Final = [("", gettext_lazy("none: as its publisher wrote it")), *Bucket.choices]
