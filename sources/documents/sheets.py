"""Sources and publishers as rows of tables."""

from typing import Final

from factcheck.publishing.reading.sheets import RECORD, STAMPS, Sheet, dated, text, texts

PUBLISHERS: Final = Sheet(
    name="publishers",
    about="One row a publisher.",
    columns=(
        *RECORD,
        text("name", "What it is called."),
        text("kind", "What sort of publisher it is."),
        text("country", "ISO 3166-1 alpha-2."),
        text("homepage", "Its own address on the web."),
        text("wikidata_id", "Its item in Wikidata."),
        *STAMPS,
        texts("name_languages", "The languages of its names in other languages, BCP 47.", "names", "language"),
        texts("names", "What it is called in each of these.", "names", "name"),
    ),
)
"""The publishers, as their documents say."""
SOURCES: Final = Sheet(
    name="sources",
    about="One row a source.",
    columns=(
        *RECORD,
        text("title", "What it is called."),
        text("kind", "What sort of document it is."),
        text("address", "Where the original stands on the web."),
        text("publisher_id", "The id of who made it public.", "publisher.id"),
        text("publisher", "Who made it public.", "publisher.name"),
        text("byline", "Who wrote it, as it says."),
        *dated("published_on", "When it was published."),
        text("language", "BCP 47."),
        texts("draws_on_ids", "The ids of the sources that it takes its reporting from.", "draws_on", "id"),
        texts("draws_on", "The titles of these sources.", "draws_on", "name"),
        texts("captured_at", "When what it looked like was kept, in UTC.", "captures", "captured_at"),
        texts("archives", "Where others keep it.", "captures", "archive_url"),
        *dated("retracted_on", "When its publisher took it back.", "retracted.on"),
        text("retraction", "What was taken back, and why.", "retracted.note"),
        *STAMPS,
        texts("title_languages", "The languages of its titles in other languages, BCP 47.", "names", "language"),
        texts("titles", "What it is called in each of these.", "names", "name"),
    ),
)
"""The sources, as their documents say; no word of their texts."""
