"""The list entries of sources and publishers, as the API's schema describes them."""

from rest_framework import serializers

from factcheck.publishing.serializers import DateSerializer, EntrySerializer, ReferenceSerializer
from sources import vocabulary
from sources.documents.serializers import RetractionSerializer


class SourceEntrySerializer(EntrySerializer):
    """A source in a list."""

    title = serializers.CharField()
    kind = serializers.ChoiceField(choices=vocabulary.SourceKind.choices)
    address = serializers.CharField(help_text="The original's URL, or empty.")
    publisher = ReferenceSerializer(allow_null=True)
    published_on = DateSerializer(allow_null=True)
    language = serializers.CharField(help_text="BCP 47.")
    retracted = RetractionSerializer(allow_null=True, help_text="That its publisher took it back, or null.")


class PublisherEntrySerializer(EntrySerializer):
    """A publisher in a list."""

    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=vocabulary.PublisherKind.choices)
    country = serializers.CharField(help_text="ISO 3166-1 alpha-2, or empty.")
