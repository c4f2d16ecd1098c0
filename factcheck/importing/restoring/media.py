"""Media objects as drafts, out of their documents."""

from factcheck.dates import columns_of
from factcheck.editing.rows import save_valid
from factcheck.importing.restoring.images import make_picture
from factcheck.importing.restoring.rows import begun, key_in, needed, plain
from factcheck.media.models import Appearance, MediaObject, MediaReview, Still
from factcheck.publishing.canonical import Document
from sources.models import Publisher, Source

_PLAIN = ("name", "kind", "purports", "shows", "media_type", "size", "width", "height", "duration", "sha256")


def make_media_object(document: Document) -> None:
    """The media object, with its reviews, and its appearances in sources that are here or elsewhere."""
    columns = plain(document, *_PLAIN) | columns_of("first_seen_on", document["first_seen_on"])
    if found := document["perceptual_hash"]:
        columns |= {"perceptual_hash": found["value"], "perceptual_hash_method": found["method"]}
    media_object = begun(MediaObject, document, url=document["address"], **columns)
    make_picture(Still, document.get("image"), media_object=media_object)
    for each in document["appearances"]:
        _appear(media_object, each)
    # Of those of one day, the last that was added is listed first.
    for each in reversed(document["reviews"]):
        _review(media_object, each)


def _appear(media_object: MediaObject, each: Document) -> None:
    source, url = key_in(Source, each.get("source")), each.get("address", "")
    if source or url:
        columns = columns_of("seen_on", each["seen_on"]) | plain(each, "purports")
        save_valid(Appearance(media_object=media_object, source_id=source, url=url, **columns))


def _review(media_object: MediaObject, each: Document) -> None:
    columns = columns_of("reviewed_on", each["reviewed_on"]) | plain(each, "category", "finding")
    addresses = {"url": each["address"], "original_url": each.get("original", "")}
    publisher = needed(Publisher, each["publisher"])
    save_valid(MediaReview(media_object=media_object, publisher_id=publisher, **addresses, **columns))
