"""What the fields of sources, and their values, are called in front of readers."""

from typing import Final

from factcheck.dates import Precision
from factcheck.publishing.differences import Words
from sources.vocabulary import PublisherKind, SourceKind

# In the order of reading.
FIELDS: Final = {
    "title": "Title",
    "name": "Name",
    "kind": "Kind",
    "address": "Address",
    "publisher": "Publisher",
    "byline": "Byline",
    "published_on": "Published",
    "language": "Language",
    "country": "Country",
    "homepage": "Home page",
    "wikidata_id": "Wikidata",
    "retracted": "Retracted",
    "on": "Date",
    "note": "Note",
    "draws_on": "Draws on",
    "captures": "Capture",
    "captured_at": "Captured",
    "media_type": "Media type",
    "sha256": "SHA-256",
    "archive_url": "Archived copy",
}
VALUES: Final[dict[str, dict[str, str]]] = {
    "kind": {str(value): str(label) for value, label in [*PublisherKind.choices, *SourceKind.choices]},
    "precision": {str(value): str(label) for value, label in Precision.choices},
}
UNSAID: Final = frozenset({"slug", "prefix", "suffix", "start", "end"})

WORDS: Final = Words(fields=FIELDS, values=VALUES, unsaid=UNSAID)
