"""The documents of media objects, as serializers. Imports no model."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.images.public.serializers import ImageField
from factcheck.media import vocabulary
from factcheck.publishing.serializers import (
    CitedField,
    DecimalField,
    PartialDateField,
    RecordSerializer,
    ReferenceField,
    ReferenceSerializer,
    SparseSerializer,
    StampedSerializer,
)
from sources.documents.serializers import SourceReferenceField


class MediaReferenceSerializer(ReferenceSerializer):
    """A cited media object."""

    kind = serializers.ChoiceField(choices=vocabulary.MediaKind.choices)
    authenticity = serializers.ListField(
        child=serializers.ChoiceField(choices=vocabulary.Authenticity.choices),
        help_text="What reviews found it to be, each once, the latest first.",
    )


@extend_schema_field(MediaReferenceSerializer)
class MediaReferenceField(CitedField):
    """A cited media object."""


class AppearanceSerializer(SparseSerializer):
    """That a media object was seen somewhere."""

    sparse: ClassVar[frozenset[str]] = frozenset({"source", "address"})

    source: Any = SourceReferenceField(help_text="The source in which it was seen. Missing where it is no source here.")
    address = serializers.CharField(source="url", required=False, help_text="Where it was seen, if in no source here.")
    seen_on = PartialDateField("seen_on")
    purports = serializers.CharField(help_text="What it was passed off as there; empty if nothing was said of it.")


class MediaReviewSerializer(SparseSerializer):
    """What a fact-checker found a media object to be."""

    sparse: ClassVar[frozenset[str]] = frozenset({"original"})

    publisher = ReferenceField()
    address = serializers.CharField(source="url", help_text="Where another publisher's review stands, or empty.")
    category = serializers.ChoiceField(
        choices=vocabulary.Authenticity.choices, help_text="As schema.org's MediaManipulationRatingEnumeration has it."
    )
    finding = serializers.CharField()
    original = serializers.CharField(
        source="original_url", required=False, help_text="Where the unchanged original stands. Missing if unknown."
    )
    reviewed_on = PartialDateField("reviewed_on")


class PerceptualHashSerializer(serializers.Serializer[Any]):
    """A hash that copies share which look or sound the same."""

    method = serializers.ChoiceField(choices=vocabulary.PerceptualHashMethod.choices, source="perceptual_hash_method")
    value = serializers.CharField(source="perceptual_hash")


@extend_schema_field(PerceptualHashSerializer(allow_null=True))
class PerceptualHashField(serializers.Field[Any, Any, Any, Any]):
    """The perceptual hash, or null."""

    def to_representation(self, value: Any) -> dict[str, Any] | None:
        """The hash with its method, if there is one."""
        return PerceptualHashSerializer(value).data if value.perceptual_hash else None


class MediaObjectSerializer(SparseSerializer, RecordSerializer):
    """A media object, as its own record says."""

    sparse: ClassVar[frozenset[str]] = frozenset({"image"})

    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=vocabulary.MediaKind.choices)
    address = serializers.CharField(source="url", help_text="Where the oldest known copy stands, or empty.")
    purports = serializers.CharField(help_text="What it is passed off as showing.")
    shows = serializers.CharField(help_text="What it shows in fact, as far as a review found out; else empty.")
    first_seen_on = PartialDateField("first_seen_on")
    media_type = serializers.CharField(help_text="Such as image/jpeg, or empty.")
    size = serializers.IntegerField(allow_null=True, help_text="In bytes.")
    width = serializers.IntegerField(allow_null=True, help_text="In pixels.")
    height = serializers.IntegerField(allow_null=True, help_text="In pixels.")
    duration = DecimalField(allow_null=True, help_text="In seconds.")
    sha256 = serializers.CharField(help_text="Of the file, in hexadecimal, or empty.")
    perceptual_hash = PerceptualHashField(source="*", read_only=True)
    appearances = AppearanceSerializer(many=True, help_text="Where it was seen, the earliest first.")
    image = ImageField("image", help_text="Itself, made small, or a still of it. Missing where there is none.")
    reviews = MediaReviewSerializer(many=True, help_text="What fact-checkers found it to be, the latest first.")


class MediaObjectDocumentSerializer(MediaObjectSerializer, StampedSerializer):
    """The published document of a media object."""
