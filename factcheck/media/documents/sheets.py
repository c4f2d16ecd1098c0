"""Media objects as rows of a table."""

from typing import Final

from factcheck.publishing.reading.sheets import RECORD, STAMPS, Sheet, dated, number, text, texts, whole

MEDIA_OBJECTS: Final = Sheet(
    name="media_objects",
    about="One row an image, a video or a recording of sound.",
    columns=(
        *RECORD,
        text("name", "What is seen or heard."),
        text("kind", "Image, video or audio."),
        text("address", "Where the oldest known copy stands on the web."),
        text("purports", "What it is passed off as showing."),
        text("shows", "What it shows in fact, as far as a review found out."),
        *dated("first_seen_on", "The earliest day on which it is known to have been seen."),
        text("media_type", "The format of the file."),
        whole("size", "In bytes."),
        whole("width", "In pixels."),
        whole("height", "In pixels."),
        number("duration", "In seconds."),
        text("sha256", "Of the file, in hexadecimal."),
        text("perceptual_hash", "A hash that copies share which look or sound the same.", "perceptual_hash.value"),
        text("perceptual_hash_method", "By which method that was made.", "perceptual_hash.method"),
        texts("authenticity", "What each review found it to be.", "reviews", "category"),
        texts("reviewed_by", "The publisher of each of these reviews.", "reviews", "publisher.name"),
        texts("source_ids", "The ids of the sources in which it was seen.", "appearances", "source.id"),
        texts("addresses", "Where else it was seen.", "appearances", "address"),
        *STAMPS,
    ),
)
"""The media objects, as their documents say."""
