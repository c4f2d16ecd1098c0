"""What the fields of sources, and their values, are called in front of readers."""

from typing import Final

from django.utils.translation import pgettext_lazy

from factcheck.dates import Precision
from factcheck.images.vocabulary import Licence
from factcheck.naming.vocabulary import NameOrigin
from factcheck.publishing.reading.differences import Said, Words
from sources.vocabulary import PublisherKind, SourceKind

# In the order of reading.
FIELDS: Final = {
    "title": pgettext_lazy("field", "Title"),
    "name": pgettext_lazy("field", "Name"),
    "names": pgettext_lazy("field", "Name in another language"),
    "label_names": pgettext_lazy("field", "Rating label in another language"),
    "label": pgettext_lazy("field", "Label"),
    "origin": pgettext_lazy("field", "Where it is from"),
    "kind": pgettext_lazy("field", "Kind"),
    "address": pgettext_lazy("field", "Address of the original"),
    "publisher": pgettext_lazy("field", "Publisher"),
    "byline": pgettext_lazy("field", "Byline"),
    "published_on": pgettext_lazy("field", "Published"),
    "language": pgettext_lazy("field", "Language"),
    "country": pgettext_lazy("field", "Country"),
    "homepage": pgettext_lazy("field", "Home page"),
    "wikidata_id": pgettext_lazy("field", "Wikidata"),
    "retracted": pgettext_lazy("field", "Retracted"),
    "on": pgettext_lazy("field", "Date"),
    "note": pgettext_lazy("field", "Note"),
    "draws_on": pgettext_lazy("field", "Draws on"),
    "image": pgettext_lazy("field", "Image"),
    "alt": pgettext_lazy("field: image", "What it shows"),
    "credit": pgettext_lazy("field: image", "Credit"),
    "licence": pgettext_lazy("field: image", "Licence"),
    "licence_address": pgettext_lazy("field: image", "Address of the licence"),
    "sizes": pgettext_lazy("field: image", "File"),
    "captures": pgettext_lazy("field", "Capture"),
    "captured_at": pgettext_lazy("field", "Captured"),
    "media_type": pgettext_lazy("field", "Media type"),
    "sha256": pgettext_lazy("field", "SHA-256"),
    "archive_url": pgettext_lazy("field", "Archived copy"),
}
VALUES: Final[dict[str, dict[str, Said]]] = {
    "kind": {str(value): label for value, label in [*PublisherKind.choices, *SourceKind.choices]},
    "origin": {str(value): label for value, label in NameOrigin.choices},
    "licence": {str(value): label for value, label in Licence.choices},
    "precision": {str(value): label for value, label in Precision.choices},
}
UNSAID: Final = frozenset({"slug", "prefix", "suffix", "start", "end"})

UNREAD: Final = frozenset({"origins", "draws_on_retracted"})
MOMENTS: Final = frozenset({"captured_at"})

WORDS: Final = Words(
    fields=FIELDS, values=VALUES, unsaid=UNSAID, unread=UNREAD, moments=MOMENTS, known_by={"names": "language"}
)
