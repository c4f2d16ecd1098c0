"""The list entries of media objects, as the API's schema describes them."""

from rest_framework import serializers

from factcheck.media import vocabulary
from factcheck.publishing.serializers import DateSerializer, EntrySerializer


class MediaObjectEntrySerializer(EntrySerializer):
    """A media object in a list."""

    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=vocabulary.MediaKind.choices)
    purports = serializers.CharField(help_text="What it is passed off as showing.")
    shows = serializers.CharField(help_text="What it shows in fact, as far as a review found out; else empty.")
    first_seen_on = DateSerializer(allow_null=True)
    authenticity = serializers.ListField(
        child=serializers.ChoiceField(choices=vocabulary.Authenticity.choices),
        help_text="What reviews found it to be, each once, the latest first.",
    )
