"""The list entries of claims, claimants, topics and reviews, as the API's schema describes them."""

from typing import Any

from rest_framework import serializers

from claims import vocabulary
from claims.documents.reviews import RatingSerializer
from factcheck.publishing.serializers import DateSerializer, EntrySerializer, ReferenceSerializer


class ClaimantStanceSerializer(ReferenceSerializer):
    """A claimant who puts the claim forward, and how they stand to it."""

    stance = serializers.ChoiceField(choices=vocabulary.Stance.choices)


class RatingEntrySerializer(serializers.Serializer[Any]):
    """A rating that a review gave the claim, or its saying."""

    question = serializers.ChoiceField(choices=vocabulary.Question.choices)
    # Any: every field has an attribute of that name.
    label: Any = serializers.CharField()
    bucket = serializers.ChoiceField(choices=vocabulary.Bucket.choices)
    publisher = serializers.CharField(help_text="The name of the review's publisher.")
    publisher_id = serializers.CharField(help_text="Its id.")
    review = serializers.CharField(help_text="The path of the review's page on this site.")


class PromiseEntrySerializer(serializers.Serializer[Any]):
    """By when a promise is to be kept, and what its latest review found."""

    due_on = DateSerializer(allow_null=True)
    open_ended = serializers.BooleanField()
    state = serializers.ChoiceField(choices=[*vocabulary.PromiseState.choices, vocabulary.UNCHECKED_PROMISE])


class ClaimEntrySerializer(EntrySerializer):
    """A claim in a list."""

    text = serializers.CharField()
    language = serializers.CharField(help_text="BCP 47.")
    kind = serializers.ChoiceField(choices=vocabulary.ClaimKind.choices)
    topics = ReferenceSerializer(many=True)
    disputed = serializers.BooleanField(help_text="Whether someone contests it. That is no verdict.")
    says = serializers.IntegerField(min_value=0, help_text="How many attributions it has.")
    contests = serializers.IntegerField(min_value=0, help_text="How many rebuttals it has.")
    reviews = serializers.IntegerField(min_value=0, help_text="How many reviews it has.")
    claimants = ClaimantStanceSerializer(many=True)
    contested_by = ReferenceSerializer(many=True)
    ratings = RatingEntrySerializer(many=True)
    promise = PromiseEntrySerializer(required=False, help_text="Of a promise alone.")


class ClaimantEntrySerializer(EntrySerializer):
    """A claimant in a list."""

    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=vocabulary.ClaimantKind.choices)
    description = serializers.CharField()


class TopicEntrySerializer(EntrySerializer):
    """A topic in a list."""

    name = serializers.CharField()
    description = serializers.CharField()
    parent = ReferenceSerializer(allow_null=True)


class ReviewEntrySerializer(EntrySerializer):
    """A review in a list."""

    title = serializers.CharField()
    question = serializers.ChoiceField(choices=vocabulary.Question.choices)
    claim = ReferenceSerializer()
    publisher = ReferenceSerializer()
    rating = RatingSerializer(allow_null=True)
    reviewed_on = DateSerializer(allow_null=True)
    summary = serializers.CharField()
    promise_state = serializers.ChoiceField(
        choices=vocabulary.PromiseState.choices, required=False, help_text="Of a promise: what the review found of it."
    )
