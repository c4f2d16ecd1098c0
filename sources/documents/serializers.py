"""The documents of publishers and sources, and the passages that other documents quote."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.images.public.serializers import ImageField
from factcheck.naming.documents import LabelNameSerializer, NameSerializer
from factcheck.publishing.serializers import (
    CitedField,
    DateSerializer,
    MomentField,
    OptionalReferenceField,
    PartialDateField,
    RecordSerializer,
    ReferenceSerializer,
    RelatedListField,
    SparseSerializer,
    StampedSerializer,
)
from sources import vocabulary


class PublisherSerializer(SparseSerializer, RecordSerializer):
    """A publisher, as its own record says."""

    sparse: ClassVar[frozenset[str]] = frozenset({"label_names", "names"})

    name = serializers.CharField()
    names = NameSerializer(many=True, required=False, help_text="In other languages. Missing where there are none.")
    label_names = LabelNameSerializer(
        many=True,
        required=False,
        help_text="The labels it rates with, in other languages. Missing where there are none.",
    )
    kind = serializers.ChoiceField(choices=vocabulary.PublisherKind.choices)
    country = serializers.CharField(help_text="ISO 3166-1 alpha-2, or empty.")
    homepage = serializers.CharField()
    wikidata_id = serializers.CharField()


class PublisherDocumentSerializer(PublisherSerializer, StampedSerializer):
    """The published document of a publisher."""


class RetractionSerializer(serializers.Serializer[Any]):
    """That its publisher took a source back."""

    on = PartialDateField("retracted_on")
    note = serializers.CharField(source="retraction_note", help_text="What was taken back, and why.")
    address = serializers.CharField(source="retraction_url", help_text="Where its publisher says so, or empty.")


@extend_schema_field(RetractionSerializer(allow_null=True))
class RetractionField(serializers.Field[Any, Any, Any, Any]):
    """The retraction of a source, or null."""

    def __init__(self, **kwargs: Any) -> None:
        # Not read-only: the schema would then promise it in every document, and those published before it was added
        # lack it.
        super().__init__(source="*", required=False, **kwargs)

    def to_representation(self, value: Any) -> dict[str, Any] | None:
        """The retraction, if there was one."""
        return RetractionSerializer(value).data if value.retracted_on else None


class OriginSerializer(serializers.Serializer[Any]):
    """A source where reporting begins."""

    id = serializers.CharField()
    steps = serializers.IntegerField(min_value=0, max_value=8, help_text="0 for the source itself.")


class RetractedReferenceSerializer(ReferenceSerializer):
    """A retracted source that another draws on."""

    retracted = RetractionSerializer()
    steps = serializers.IntegerField(min_value=1, max_value=8, help_text="1 if it is drawn on itself.")


class SourceReferenceSerializer(ReferenceSerializer):
    """A cited source: enough to find the original."""

    address = serializers.CharField(help_text="The original's URL, or empty.")
    kind = serializers.ChoiceField(choices=vocabulary.SourceKind.choices)
    language = serializers.CharField(help_text="BCP 47.")
    published_on = DateSerializer(allow_null=True)
    publisher = ReferenceSerializer(allow_null=True)
    captured = serializers.BooleanField(
        required=False, help_text="Whether what it looked like was kept. Missing in documents of before."
    )
    origins = OriginSerializer(
        many=True,
        required=False,
        help_text="The sources that its reporting goes back to, itself if it draws on none, "
        "up to 8 steps away. Empty if none is that near. Missing in documents of before.",
    )
    retracted = RetractionSerializer(
        allow_null=True,
        required=False,
        help_text="That its publisher took it back, or null. Missing in documents of before.",
    )
    draws_on_retracted = RetractedReferenceSerializer(
        many=True,
        required=False,
        help_text="The retracted sources that its reporting goes back to, up to 8 steps away, the nearest first. "
        "Missing in documents of before.",
    )


@extend_schema_field(SourceReferenceSerializer)
class SourceReferenceField(CitedField):
    """A cited source."""


class CaptureSerializer(serializers.Serializer[Any]):
    """What a source looked like at one moment."""

    captured_at = MomentField()
    media_type = serializers.CharField()
    sha256 = serializers.CharField(help_text="Of the bytes that were seen, in hexadecimal.")
    archive_url = serializers.CharField()


class SourceSerializer(SparseSerializer, RecordSerializer):
    """A source, as its own record says. Its text is others' work and stays private."""

    sparse: ClassVar[frozenset[str]] = frozenset({"image", "names"})

    title = serializers.CharField()
    names = NameSerializer(
        many=True, required=False, help_text="Its title in other languages. Missing where there are none."
    )
    kind = serializers.ChoiceField(choices=vocabulary.SourceKind.choices)
    address = serializers.CharField(source="url", help_text="The original's URL, or empty.")
    publisher = OptionalReferenceField()
    byline = serializers.CharField()
    published_on = PartialDateField("published_on")
    language = serializers.CharField(help_text="BCP 47.")
    draws_on = RelatedListField(SourceReferenceField())
    captures = CaptureSerializer(many=True)
    image = ImageField("image", help_text="What it looks like. Missing where there is none.")
    retracted = RetractionField(help_text="That its publisher took it back, or null. Missing in documents of before.")


class SourceDocumentSerializer(SourceSerializer, StampedSerializer):
    """The published document of a source."""


class PassageSerializer(serializers.Serializer[Any]):
    """The exact words in a source, as a W3C text quote and text position selector, or a range of time."""

    id = serializers.CharField(source="public_id")
    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()
    start = serializers.IntegerField(allow_null=True, help_text="In code points from the start of the text.")
    end = serializers.IntegerField(allow_null=True, help_text="In code points from the start of the text.")
    media_start = serializers.CharField(allow_null=True, help_text="In seconds.")
    media_end = serializers.CharField(allow_null=True, help_text="In seconds.")
    source: Any = SourceReferenceField()
