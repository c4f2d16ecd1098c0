"""Parts that the documents of every kind share.

Serializers turn a draft into a template and describe documents in the API's schema; they make no query.
"""

from datetime import datetime
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck import dates
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document, moment
from factcheck.publishing.models.base import Publishable
from factcheck.publishing.models.log import Change
from factcheck.publishing.placeholders import cite


class SparseSerializer(serializers.Serializer[Any]):
    """A part of a document of which the members in `sparse` appear only where they hold something.

    So documents of records that don't use them keep their bytes. In the schema such members are not required.
    """

    sparse: ClassVar[frozenset[str]] = frozenset()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """The members that hold something, and those that every document has."""
        shown = super().to_representation(instance)
        return {name: value for name, value in shown.items() if value or name not in self.sparse}


class DateSerializer(serializers.Serializer[Any]):
    """A date, cut to the precision with which it is known."""

    date = serializers.CharField(
        help_text="YYYY, YYYY-MM or YYYY-MM-DD, as the precision says; of an interval, its expression in EDTF "
        "(ISO 8601-2): 2023-21 is spring 2023, 1915~ about 1915, ../1989 before 1990."
    )
    precision = serializers.ChoiceField(choices=dates.Precision.choices)
    earliest = serializers.DateField(
        required=False, allow_null=True, help_text="Of an interval alone: the first day that it may mean."
    )
    latest = serializers.DateField(
        required=False, allow_null=True, help_text="Of an interval alone: the last day that it may mean."
    )


@extend_schema_field(DateSerializer(allow_null=True))
class PartialDateField(serializers.Field[Any, Any, Any, Any]):
    """The date in a column, with the precision and the expression in the columns beside it."""

    def __init__(self, column: str, **kwargs: Any) -> None:
        self.column = column
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value: Any) -> dates.Shown | None:
        """The date as documents carry it, or None."""
        return dates.of_row(value, self.column)


class ReferenceSerializer(serializers.Serializer[Any]):
    """A cited record: what it is called and where it is read."""

    id = serializers.CharField()
    name = serializers.CharField()
    url = serializers.CharField(help_text="The path of its page on this site.")


class CitedField(serializers.Field[Any, Any, Any, Any]):
    """A cited record, in its template by id alone. Where it is not public, what it is part of is left out."""

    required_part = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Publishable) -> Document:
        """The placeholder that resolving replaces."""
        return cite(value.record_kind, value.public_id, required=self.required_part)


@extend_schema_field(ReferenceSerializer)
class ReferenceField(CitedField):
    """A cited record."""


@extend_schema_field(ReferenceSerializer(allow_null=True))
class OptionalReferenceField(CitedField):
    """A cited record that may not be public, or not be there: then null."""

    required_part = False


class MomentField(serializers.DateTimeField):
    """A moment, as every document writes it."""

    def to_representation(self, value: datetime) -> str:
        """UTC, microseconds, Z."""
        return moment(value)


class DecimalField(serializers.DecimalField):
    """A decimal number as a string of its digits, without the zeros that only its column adds."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=None, decimal_places=None, normalize_output=True, **kwargs)


class RelatedListField(serializers.ListField):
    """The rows of a relation, each as the child shows it."""

    def __init__(self, child: serializers.Field[Any, Any, Any, Any], **kwargs: Any) -> None:
        super().__init__(child=child, read_only=True, **kwargs)

    def to_representation(self, rows: Any) -> list[Any]:
        """The rows, in their own order."""
        return super().to_representation(list(rows.all()))


class RecordSerializer(serializers.Serializer[Any]):
    """What every record's document begins with."""

    type = serializers.CharField(source="record_kind", help_text="The kind of record.")
    id = serializers.CharField(source="public_id", help_text="Opaque and permanent.")
    url = serializers.SerializerMethodField(help_text="The path of its page on this site.")
    slug = serializers.CharField(help_text="The readable end of its address; it may change, the id can't.")

    def get_url(self, record: Any) -> str:
        """The path of the record's page."""
        return page_path(record.record_kind, record.public_id, record.slug)


class StampSerializer(serializers.Serializer[Any]):
    """Which revision of its record a document is."""

    number = serializers.IntegerField(min_value=1)
    change = serializers.ChoiceField(choices=Change.choices)
    note = serializers.CharField(help_text="The public note; empty if none was given.")
    time = serializers.DateTimeField()


class CorrectionSerializer(serializers.Serializer[Any]):
    """A revision that mended something that readers were told wrongly."""

    number = serializers.IntegerField(min_value=1)
    note = serializers.CharField()
    time = serializers.DateTimeField()


class StampedSerializer(serializers.Serializer[Any]):
    """What publishing adds to a document. For the schema only."""

    first_published_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="When its latest revision of any sort was published.")
    revision = StampSerializer()
    corrections = CorrectionSerializer(many=True, help_text="Newest first.")


class EntrySerializer(serializers.Serializer[Any]):
    """What every list entry has."""

    type = serializers.CharField(help_text="The kind of record.")
    id = serializers.CharField(help_text="Opaque and permanent.")
    url = serializers.CharField(help_text="The path of its page on this site.")
    first_published_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="When its latest revision of any sort was published.")
