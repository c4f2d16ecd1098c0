"""What the list of media objects can be filtered by, on pages and in the API."""

import re
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from factcheck.media import vocabulary
from factcheck.media.rules import RULES
from factcheck.publishing.reading.filters import (
    FacetFilter,
    RecordFilterSet,
    RecordsFilter,
    dated_after,
    dated_before,
    unmet,
    updated_after,
    words,
)

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class HashesField(forms.Field):
    """Any number of SHA-256, in hexadecimal."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        """The hashes in small letters.

        Raises:
            ValidationError: one of them has not 64 hexadecimal digits.
        """
        hashes = [text.strip().lower() for text in value or []]
        if not all(_SHA256.fullmatch(text) for text in hashes):
            raise ValidationError(_("Write a SHA-256 as 64 hexadecimal digits."))
        return hashes


class HashFilter(FacetFilter):
    """Leaves the records of the files with any of the given hashes."""

    field_class = HashesField
    narrow = True


class MediaObjectFilterSet(RecordFilterSet):
    """What the list of media objects can be filtered and narrowed down by, as a page and in the API."""

    record_kind: ClassVar[str] = "media_object"
    facets = ("kind", "authenticity", "reviewed_by")

    q = words()
    source = RecordsFilter(
        "source", kind="source", label=_("Source"), help_text="Id or slug of a source in which it was seen."
    )
    reviewed_by = RecordsFilter(
        "reviewed_by",
        kind="publisher",
        label=_("Reviewed by"),
        help_text="Id or slug of a publisher that found out what it is.",
    )
    authenticity = FacetFilter(
        "authenticity",
        choices=vocabulary.Authenticity.choices,
        label=_("Found to be"),
        help_text="What a review found it to be.",
    )
    kind = FacetFilter(
        "kind", choices=vocabulary.MediaKind.choices, label=_("Kind"), help_text="Image, video or audio."
    )
    sha256 = HashFilter(
        "sha256",
        label=_("SHA-256"),
        help_text="The hash of a file in hexadecimal: the media object that is that file.",
    )
    unmet = unmet(RULES)
    seen_after = dated_after(_("Seen after"), "seen")
    seen_before = dated_before(_("Seen before"), "seen")
    updated_after = updated_after()
