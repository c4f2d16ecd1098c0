"""Media objects in the words of schema.org: the object with where it appeared, and each review as a MediaReview."""

from typing import Any, Final

from factcheck.images.public.linked import image_node
from factcheck.linked.described import Cited, identity
from factcheck.linked.terms import SCHEMA_ORG, absolute, extended, filled, iso_date, ours, pixels, web_address
from factcheck.media.vocabulary import Authenticity, MediaKind
from factcheck.publishing.canonical import Document
from sources.linked.publishers import cited_publisher
from sources.linked.works import cited_work

_TYPES: Final = {MediaKind.IMAGE.value: "ImageObject", MediaKind.VIDEO.value: "VideoObject"}
_CATEGORIES: Final = {
    Authenticity.DECONTEXTUALIZED.value: "DecontextualizedContent",
    Authenticity.EDITED_OR_CROPPED.value: "EditedOrCroppedContent",
    Authenticity.TRANSFORMED.value: "TransformedContent",
    Authenticity.STAGED.value: "StagedContent",
    Authenticity.SATIRE_OR_PARODY.value: "SatireOrParodyContent",
    Authenticity.ORIGINAL.value: "OriginalMediaContent",
}
CATEGORY_OF: Final = {schema: ours_ for ours_, schema in _CATEGORIES.items()}
"""Our category of each of schema.org's."""


def media_object_node(document: Document, cited: Cited) -> Document:
    """The object: what it is, its file, where it appeared, and what reviews found it to be."""
    return {
        **_object(document),
        "url": absolute(document["url"]),
        "description": document["shows"] or document["purports"],
        "contentSize": f"{document['size']} B" if document["size"] else None,
        "encodingFormat": document["media_type"],
        "width": pixels(document["width"]),
        "height": pixels(document["height"]),
        "duration": f"PT{document['duration']}S" if document["duration"] else None,
        "sha256": document["sha256"],
        "thumbnail": image_node(document.get("image")),
        "isPartOf": [cited_work(each["source"]) for each in document["appearances"] if "source" in each],
        "review": [_review(document, review) for review in document["reviews"]],
    }


def told_of_media_object(document: Document, cited: Cited) -> Document:
    """What the page says besides, in our words: what it is passed off as, its perceptual hash, when it was seen."""
    names = ("purports", "shows", "first_seen_on", "perceptual_hash")
    told = {ours(name): extended(document[name]) for name in names if document[name]}
    seen = [
        {name: each[name] for name in ("address", "seen_on", "purports") if each.get(name)}
        for each in document["appearances"]
    ]
    return told | {ours("appearances"): extended([each for each in seen if each])}


def cited_media_object(reference: Document) -> Document:
    """A media object where it is only cited."""
    return filled(_object(reference))


def _object(document: Document) -> Document:
    return {
        "@type": _TYPES.get(document["kind"], "AudioObject"),
        "@id": identity("media_object", document["id"]),
        "name": document["name"],
        "contentUrl": web_address(document.get("address", "")),
    }


def _review(document: Document, review: Document) -> Document:
    reviewed_on = review["reviewed_on"]
    publisher = review["publisher"]
    node: dict[str, Any] = {
        "@type": "MediaReview",
        "url": web_address(review["address"]) or absolute(document["url"]),
        "author": cited_publisher(publisher, None),
        "datePublished": iso_date(reviewed_on),
        "mediaAuthenticityCategory": {"@id": f"{SCHEMA_ORG}/{_CATEGORIES[review['category']]}"},
        "originalMediaContextDescription": review["finding"],
        "originalMediaLink": web_address(review.get("original", "")),
        "itemReviewed": {"@id": identity("media_object", document["id"])},
    }
    return filled(node)
