"""What a MediaReview says of an image, a video or a recording: what it is, where it was, what it was found to be."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading.structured.nodes import Graph, Node, each, types_of
from factcheck.importing.reading.structured.parties import parties
from factcheck.importing.records import ReadAppearance, ReadMedia, ReadReview
from factcheck.importing.understanding import fields as limits
from factcheck.importing.understanding.fields import Fields, text_of

MAX_PURPORTS: Final = 1000
NO_CATEGORY: Final = "no category of MediaReview: left out, the whole is kept with the original"
NOT_NAMED: Final = "left out: it gives neither the address nor the SHA-256 of what was reviewed"
TAKEN_FOR: Final = "taken for an image: it does not say what it is"
WITHOUT_A_FIELD: Final = "nothing here holds that: it is kept with the original alone"
_ITEM: Final = "associatedMediaReview.itemReviewed"
_MOST: Final = 50
_KINDS: Final = {
    "ImageObject": "image",
    "ImageObjectSnapshot": "image",
    "Photograph": "image",
    "VideoObject": "video",
    "VideoObjectSnapshot": "video",
    "MovieClip": "video",
    "AudioObject": "audio",
    "AudioObjectSnapshot": "audio",
}
_FORMATS: Final = frozenset({"image", "video", "audio"})
_CATEGORIES: Final = {
    "decontextualizedcontent": "decontextualized",
    "missingcontext": "decontextualized",
    "editedorcroppedcontent": "edited_or_cropped",
    "transformedcontent": "transformed",
    "stagedcontent": "staged",
    "satireorparodycontent": "satire_or_parody",
    "originalmediacontent": "original",
    "authenticcontent": "original",
}
"""The categories of schema.org, and what earlier drafts of it called two of them, in small letters."""
_UNHELD: Final = ("embeddedTextCaption", "transcript", "accessibilitySummary", "contentSize", "duration")


def media_in(original: Node, review: ReadReview, fields: Fields, graph: Graph) -> tuple[ReadMedia, ...]:
    """What the MediaReviews beside a fact-check, or around it, say."""
    around = [original] if "MediaReview" in types_of(original) else []
    nodes = [*around, *graph.nodes(original.get("associatedMediaReview"))][:_MOST]
    read = (media for node in nodes if isinstance(node, dict) for media in _media(node, review, fields, graph))
    return tuple(dict.fromkeys(read))


def _media(node: Node, review: ReadReview, fields: Fields, graph: Graph) -> Iterator[ReadMedia]:
    """What a MediaReview says, of each thing that it is of."""
    category = _category(node, fields)
    if not category:
        return
    reviewed = _reviewed(node, graph)
    found = [media for items in reviewed if (media := _one(items, category, review, fields))]
    if len(found) < len(reviewed):
        fields.remark("associatedMediaReview", text_of(node.get("url")) or category, NOT_NAMED)
    if found:
        told = _told(node, review, fields, graph)
        yield from (replace(media, **told) for media in found)


def _one(items: list[Node], category: str, review: ReadReview, fields: Fields) -> ReadMedia | None:
    """One thing that was reviewed, by where it appeared; None where nothing tells which it is."""
    url = next((url for item in items if (url := _address(item, fields))), "")
    sha256 = _sha256(items, fields)
    if not (url or sha256):
        return None
    return ReadMedia(
        kind=_kind(items[0], fields),
        name=_name(items, fields) or review.title or url,
        url=url,
        sha256=sha256,
        appearances=tuple(_appearance(item, url, fields) for item in items),
        category=category,
    )


def _sha256(items: list[Node], fields: Fields) -> str:
    """The first that is given; said of others that there are."""
    given = list(dict.fromkeys(found for item in items if (found := text_of(item.get("sha256")).strip().lower())))
    if len(given) > 1:
        fields.remark(f"{_ITEM}.sha256", "; ".join(given), limits.SEVERAL)
    return next(iter(given), "")


def _told(node: Node, review: ReadReview, fields: Fields, graph: Graph) -> dict[str, Any]:
    """What a MediaReview says of all that it is of."""
    reviewed_at = fields.address("associatedMediaReview.url", node.get("url"))
    publishers = parties("associatedMediaReview.author", node.get("author"), fields, graph)
    reviewed_on = fields.date("associatedMediaReview.datePublished", node.get("datePublished"))
    return {
        "finding": _finding(node, fields),
        "original_url": fields.address("originalMediaLink", node.get("originalMediaLink")),
        "review_url": reviewed_at or review.url,
        "publisher": next(iter(publishers), None) or review.publisher,
        "reviewed_on": reviewed_on or review.reviewed_on,
    }


def _category(node: Node, fields: Fields) -> str:
    """The first category that is one; said of each other that there is."""
    name = "mediaAuthenticityCategory"
    written = [text_of(part) for part in each(node.get(name))]
    known = [found for part in written if (found := _CATEGORIES.get(_last_word(part)))]
    for part in written:
        if _last_word(part) not in _CATEGORIES:
            fields.remark(name, part, NO_CATEGORY)
    if len(set(known)) > 1:
        fields.remark(name, "; ".join(written), limits.SEVERAL)
    if not written:
        fields.remark(name, "", NO_CATEGORY)
    return next(iter(known), "")


def _last_word(written: str) -> str:
    return written.rstrip("/#").rpartition("/")[2].rpartition(":")[2].strip().lower()


def _reviewed(node: Node, graph: Graph) -> list[list[Node]]:
    """Each thing that was reviewed, wherever it appeared: each appearance as a node."""
    found = []
    for item in graph.nodes(node.get("itemReviewed"))[:_MOST] or [{}]:
        inner = graph.nodes(item.get("mediaItemAppearance")) if isinstance(item, dict) else []
        seen = inner[:_MOST] or [item]
        found.append([each if isinstance(each, dict) else {"contentUrl": each} for each in seen])
    return found


def _address(item: Node, fields: Fields) -> str:
    return fields.address(f"{_ITEM}.contentUrl", item.get("contentUrl")) or fields.address(
        f"{_ITEM}.url", item.get("url")
    )


def _kind(item: Node, fields: Fields) -> str:
    kinds = [_KINDS[kind] for kind in types_of(item) if kind in _KINDS]
    written = text_of(item.get("encodingFormat")).partition("/")[0].strip().lower()
    if not kinds and written not in _FORMATS:
        fields.remark(f"{_ITEM}.@type", ", ".join(types_of(item)), TAKEN_FOR)
    return next(iter(kinds), written if written in _FORMATS else "image")


def _name(items: list[Node], fields: Fields) -> str:
    names = (item.get("name") or item.get("headline") or item.get("caption") for item in items)
    return fields.line(f"{_ITEM}.name", next(filter(None, names), None), limits.MAX_TITLE)


def _appearance(item: Node, url: str, fields: Fields) -> ReadAppearance:
    for name in _UNHELD:
        if item.get(name):
            fields.remark(f"{_ITEM}.{name}", text_of(item[name]), WITHOUT_A_FIELD)
    seen_at = fields.address(f"{_ITEM}.url", item.get("url")) or _address(item, fields) or url
    return ReadAppearance(
        seen_at,
        fields.prose(f"{_ITEM}.description", item.get("description") or item.get("abstract"), MAX_PURPORTS),
        fields.date(f"{_ITEM}.uploadDate", item.get("uploadDate") or item.get("datePublished")),
    )


def _finding(node: Node, fields: Fields) -> str:
    said = [node.get(name) for name in ("originalMediaContextDescription", "description", "reviewBody")]
    return fields.prose("originalMediaContextDescription", next(filter(None, said), None), limits.MAX_SUMMARY)
