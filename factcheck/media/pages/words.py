"""What the fields of media objects, and their values, are called in front of readers."""

from typing import Final

from django.utils.translation import pgettext_lazy

from factcheck.media.vocabulary import Authenticity, MediaKind, PerceptualHashMethod
from factcheck.publishing.reading.differences import Said, Words
from sources.pages import words as source_words

# In the order of reading.
FIELDS: Final = {
    "name": pgettext_lazy("field", "Name"),
    "kind": pgettext_lazy("field", "Kind"),
    "address": pgettext_lazy("field", "Address"),
    "purports": pgettext_lazy("field: media object", "Passed off as"),
    "shows": pgettext_lazy("field: media object", "Shows in fact"),
    "first_seen_on": pgettext_lazy("field: media object", "First seen"),
    "media_type": pgettext_lazy("field", "Media type"),
    "size": pgettext_lazy("field", "Size"),
    "width": pgettext_lazy("field", "Width"),
    "height": pgettext_lazy("field", "Height"),
    "duration": pgettext_lazy("field", "Duration"),
    "sha256": pgettext_lazy("field", "SHA-256"),
    "perceptual_hash": pgettext_lazy("field: media object", "Perceptual hash"),
    "method": pgettext_lazy("field: media object", "Method"),
    "value": pgettext_lazy("field: media object", "Value"),
    "appearances": pgettext_lazy("field: media object", "Appearance"),
    "source": pgettext_lazy("field", "Source"),
    "seen_on": pgettext_lazy("field: media object", "Seen"),
    "reviews": pgettext_lazy("field", "Review"),
    "publisher": pgettext_lazy("field", "Publisher"),
    "category": pgettext_lazy("field: media object", "Found to be"),
    "finding": pgettext_lazy("field: media object", "Finding"),
    "original": pgettext_lazy("field: media object", "The original"),
    "reviewed_on": pgettext_lazy("field", "Reviewed"),
}
KINDS: Final[dict[str, Said]] = {str(value): label for value, label in MediaKind.choices}
AUTHENTICITY: Final[dict[str, Said]] = {str(value): label for value, label in Authenticity.choices}
HASH_METHODS: Final[dict[str, Said]] = {str(value): label for value, label in PerceptualHashMethod.choices}
VALUES: Final[dict[str, dict[str, Said]]] = source_words.VALUES | {
    "kind": source_words.VALUES["kind"] | KINDS,
    "category": AUTHENTICITY,
    "authenticity": AUTHENTICITY,
    "method": HASH_METHODS,
}
WORDS: Final = Words(
    fields=FIELDS | source_words.FIELDS | FIELDS,
    values=VALUES,
    unsaid=source_words.UNSAID | {"authenticity"},
    unread=source_words.UNREAD,
    moments=source_words.MOMENTS,
)
