"""The public log in the API: every revision of every record, and what proves it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django_filters import Filter
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from factcheck.api.views import ListView, ReadView
from factcheck.copies.reading import entries
from factcheck.http.answers import json_response
from factcheck.publishing.identity import PATTERN
from factcheck.publishing.models.log import REDACTION, Change, Revision, last_sequence
from factcheck.publishing.reading import listing, public_kinds, records
from factcheck.publishing.reading.filters import MOMENTS, ChoicesField, ListFilterSet, MomentField
from factcheck.publishing.reading.listing import Listing
from factcheck.publishing.reading.paging import Ordering

_AT_ONCE: Final = 200
_MAX_DIGITS: Final = 18
_MAX_SEQUENCE: Final = 10**_MAX_DIGITS


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of record that have revisions of their own, and redactions."""
    return [*((kind.name, kind.name) for kind in public_kinds.with_revisions()), (REDACTION, REDACTION)]


class NumberField(forms.Field):
    """A whole number that a column can hold."""

    def to_python(self, value: Any) -> int | None:
        """The whole number that was asked for, or None.

        Raises:
            ValidationError: it is none, or has more digits than a column holds.
        """
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS):
            raise ValidationError(f"Write a whole number of at most {_MAX_DIGITS} digits.")
        return int(value)


class IdsField(forms.Field):
    """Some ids, of records that may be withdrawn."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        """The ids as given; whether there are such records is not asked.

        Raises:
            ValidationError: one can't be an id.
        """
        for name in value or []:
            if not re.fullmatch(PATTERN, name):
                raise ValidationError("Write the id of a record: 12 letters and digits.")
        return list(value or [])


class AnyOfFilter(Filter):
    """Leaves the revisions in which a column has any of the given values."""

    many = True

    def filter(self, revisions: QuerySet[Revision], value: list[str]) -> QuerySet[Revision]:
        """The revisions whose column has one of the values; all, if none is given."""
        return revisions.filter(**{f"{self.field_name}__in": value}) if value else revisions


class ChoicesFilter(AnyOfFilter):
    """Of a column with a few values."""

    field_class = ChoicesField


class IdsFilter(AnyOfFilter):
    """By public ids, of which several may be given."""

    field_class = IdsField


class NumberFilter(Filter):
    """Leaves the revisions on one side of a number."""

    field_class = NumberField


class TimeFilter(Filter):
    """Leaves the revisions on one side of the last that was made up to a moment."""

    field_class = MomentField

    def filter(self, revisions: QuerySet[Revision], value: datetime | None) -> QuerySet[Revision]:
        """The revisions on that side of the last one made by then; all, if no moment is given."""
        return revisions.filter(**{f"sequence__{self.lookup_expr}": last_sequence(value)}) if value else revisions


class RevisionFilterSet(ListFilterSet):
    """What the log can be filtered by, and its two orders."""

    class Meta:
        model = Revision
        fields: ClassVar[list[str]] = []

    orderings = {
        "-sequence": Ordering("sequence"),
        "sequence": Ordering("sequence", descending=False),
    }

    kind = ChoicesFilter(choices=kind_choices, label="Kind", help_text="The kind of record.")
    record = IdsFilter("record_id", label="Record", help_text="The id of a record, public or withdrawn.")
    change = ChoicesFilter(choices=Change.choices, label="Change", help_text="What the revision did to its record.")
    after = TimeFilter(lookup_expr="gt", label="After", help_text=f"Only revisions made after this moment: {MOMENTS}.")
    before = TimeFilter(
        lookup_expr="lte", label="Before", help_text=f"Only revisions made up to this moment: {MOMENTS}."
    )
    sequence_after = NumberFilter(
        "sequence", "gt", label="After number", help_text="Only revisions after the one of this sequence."
    )

    @classmethod
    def base(cls) -> QuerySet[Revision]:
        """Every revision, with whether its document may still be read."""
        return records.log_with_readability()


class KindField(serializers.ChoiceField):
    """A kind of record that has revisions of its own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=kind_choices(), **kwargs)


class RevisionEntrySerializer(serializers.Serializer[Any]):
    """One row of the public log. All hashes are SHA-256 in hexadecimal."""

    sequence = serializers.IntegerField(min_value=0, help_text="Its place in the log, which has no gaps.")
    kind = KindField(help_text="The kind of record.")
    record = serializers.CharField(help_text="The id of the record.")
    number = serializers.IntegerField(min_value=1, help_text="Of this record's revisions, which.")
    change = serializers.ChoiceField(choices=Change.choices)
    time = serializers.DateTimeField()
    previous_hash = serializers.CharField(help_text="The hash of the row before; 64 zeros in the first row.")
    commitment = serializers.CharField(help_text="To the document, with a salt: see the guide to verifying.")
    hash = serializers.CharField(help_text="Of this row's canonical form.")
    readable = serializers.BooleanField(
        help_text="Whether its document may be read: not once a later revision withdrew it, nor once it is redacted."
    )
    redacted = serializers.IntegerField(
        allow_null=True, help_text="The sequence of the entry that declares that its document was erased, or null."
    )


@extend_schema_field({"type": ["object", "null"]})
class DocumentField(serializers.JSONField):
    """The document of any kind of record."""


class RevisionDocumentSerializer(RevisionEntrySerializer):
    """A row of the log, with the document that it published."""

    document = DocumentField(help_text="The document that it published, or null where that may not be read.")
    salt = serializers.CharField(allow_null=True, help_text="32 bytes in hexadecimal, or null.")
    sha256 = serializers.CharField(allow_null=True, help_text="Of the document's canonical bytes, or null.")


class RevisionList(ListView):
    """The public log: every revision of every record, in the order of publication.

    Each row holds the hash of the row before, so that none can be changed or left out unseen. The rows of
    a withdrawn record stay; what they published can no longer be read.
    """

    filterset_class = RevisionFilterSet
    entry = RevisionEntrySerializer
    sheets = (entries.LOG,)

    def lines(self, found: Listing) -> Iterator[bytes]:
        """The canonical JSON of all rows of the list."""
        places = listing.places(found)
        batches = (list(places[start : start + _AT_ONCE]) for start in range(0, len(places), _AT_ONCE))
        return (line for batch in batches for line in entries.lines_at(batch))

    def select(self, rows: QuerySet[Revision]) -> QuerySet[Any, Any]:
        """The columns of the log, without bodies."""
        return entries.rows(rows)

    def encode(self, row: Any) -> bytes:
        """The canonical JSON of a row of the log."""
        return entries.line(row)


class RevisionDetail(ReadView):
    """One revision: its row in the public log, and the document that it published.

    The document, written as RFC 8785 has it, is the very bytes that the commitment is to.
    """

    document = RevisionDocumentSerializer

    def get(self, request: Request, sequence: int) -> HttpResponse:
        """The row, and the exact bytes of its document where the public may read them."""
        found = records.log_with_readability().filter(sequence=min(sequence, _MAX_SEQUENCE))
        row = entries.rows_with_bodies(found).first()
        if row is None:
            raise Http404(f"The log has no revision {sequence}.")
        return json_response(entries.line_with_body(row))
