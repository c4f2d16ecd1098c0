"""How published reviews are written as documents, and the part that they take in their claim's."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims import vocabulary
from factcheck.publishing.addresses import page_path
from factcheck.publishing.serializers import (
    DecimalField,
    OptionalReferenceField,
    PartialDateField,
    ReferenceField,
    ReferenceSerializer,
    SparseSerializer,
)
from sources.documents.serializers import PassageSerializer


class RatingSerializer(serializers.Serializer[Any]):
    """A label on its publisher's own scale."""

    label: Any = serializers.CharField()
    bucket = serializers.ChoiceField(choices=vocabulary.Bucket.choices)
    on_scale = serializers.BooleanField()
    position = serializers.IntegerField(allow_null=True, help_text="From 1, the falsest; null off the scale.")
    best = serializers.SerializerMethodField(help_text="The highest position on the scale; null if it has none.")
    scale = serializers.CharField(source="scale.name")
    scale_publisher = serializers.CharField(
        source="scale.publisher.public_id",
        required=False,
        help_text="The id of the publisher whose scale it is. Missing in documents of before.",
    )

    def get_best(self, rating: Any) -> int | None:
        """The highest position on the rating's scale."""
        positions = [other.position for other in rating.scale.ratings.all() if other.position is not None]
        return max(positions, default=None)


class RatingAsPublishedSerializer(serializers.Serializer[Any]):
    """The rating as the publisher of the review wrote it."""

    text = serializers.CharField(source="rating_text")
    value = DecimalField(source="rating_value", allow_null=True)
    best = DecimalField(source="rating_best", allow_null=True)
    worst = DecimalField(source="rating_worst", allow_null=True)


@extend_schema_field(RatingAsPublishedSerializer(allow_null=True))
class RatingAsPublishedField(serializers.Field[Any, Any, Any, Any]):
    """The rating as published, or null where the review gives none of its own."""

    # Its fields are copied with each that is made: one is enough.
    _whole = RatingAsPublishedSerializer()

    def to_representation(self, review: Any) -> dict[str, Any] | None:
        """The words and numbers, if there are any."""
        given = self._whole.to_representation(review)
        return dict(given) if any(value not in {"", None} for value in given.values()) else None


class EvidenceSerializer(serializers.Serializer[Any]):
    """A passage, and what it does for the claim."""

    bearing = serializers.ChoiceField(choices=vocabulary.Bearing.choices)
    note = serializers.CharField()
    passage = PassageSerializer()


class ReplySerializer(SparseSerializer):
    """That somebody was asked to reply to a review, and what came of it."""

    sparse = frozenset({"through", "answered_by", "answered_on", "words", "language", "declined", "passage"})

    asked = ReferenceField()
    asked_on = PartialDateField("asked_on")
    through = serializers.CharField(required=False, help_text="How they were asked.")
    answered_by = OptionalReferenceField(help_text="Who answered, where it was another than the one asked.")
    answered_on = PartialDateField("answered_on")
    words = serializers.CharField(required=False, help_text="What they answered. Missing where they did not.")
    language = serializers.SerializerMethodField(help_text="Of the answer, BCP 47.")
    declined = serializers.BooleanField(required=False, help_text="True where they answered that they won't comment.")
    passage = PassageSerializer(required=False, help_text="The answer where it was published.")

    def get_language(self, reply: Any) -> str:
        """The language of the answer, where there is one."""
        return str(reply.language) if reply.words else ""


class ReviewSerializer(SparseSerializer):
    """A fact-check of the claim: of whether it is so, or of whether someone said it."""

    sparse: ClassVar[frozenset[str]] = frozenset({"replies", "promise_state"})

    id = serializers.CharField(source="public_id")
    url = serializers.SerializerMethodField(help_text="The path of its page on this site.")
    question = serializers.ChoiceField(choices=vocabulary.Question.choices)
    attribution = serializers.CharField(
        source="attribution.public_id",
        read_only=True,
        default=None,
        allow_null=True,
        help_text="The id of the attribution checked, for “did they say it?”.",
    )
    publisher = ReferenceField()
    address = serializers.CharField(source="url", help_text="Where another publisher's review stands, or empty.")
    title = serializers.CharField()
    rating = RatingSerializer(allow_null=True)
    rating_as_published = RatingAsPublishedField(source="*", read_only=True)
    summary = serializers.CharField()
    analysis = serializers.CharField(help_text="Markdown.")
    reviewed_on = PartialDateField("reviewed_on")
    promise_state = serializers.ChoiceField(
        choices=vocabulary.PromiseState.choices,
        required=False,
        help_text="Of a promise: whether it was kept, on the day of the review. Missing where it says nothing of that.",
    )
    reply_asked_on = serializers.DateField(allow_null=True)
    reply = serializers.CharField()
    replies = ReplySerializer(
        many=True, required=False, help_text="Each who was asked to reply, and the answer. Missing where nobody was."
    )
    evidence = EvidenceSerializer(many=True)

    def get_url(self, review: Any) -> str:
        """The path of the review's page."""
        return page_path("review", review.public_id)


class ReviewDocumentSerializer(ReviewSerializer):
    """The published document of a review: its part of the claim's document, and which claim that is."""

    type = serializers.CharField(help_text="Always `review`.")
    claim = ReferenceSerializer()
    claim_revision = serializers.IntegerField(help_text="The revision of the claim that this is part of.")
    first_published_at = serializers.DateTimeField(help_text="Of the claim.")
    updated_at = serializers.DateTimeField(help_text="Of the claim.")
