"""A published record as linked data: what its kind says of it, and what every kind has."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.conf import settings

from factcheck.linked.terms import absolute, extended, filled, in_context, ours
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.reading import public_kinds, records

_STAMPS: Final = ("first_published_at", "updated_at", "revision", "corrections")
"""What the log of this site adds to a document, and an import elsewhere can't."""
Cited = Mapping[Key, Document]


def cited_by(documents: Iterable[Document]) -> dict[Key, Document]:
    """The documents that these need beside them, of those that are public; one query, or two where some are parts."""
    found: dict[Key, Document] = {}
    given = list(documents)
    wanted = {key for document in given for key in _cites(document)}
    if wanted:
        found = records.documents_of(wanted)
    wholes = [found[key] for document in given if (key := _whole(document)) in found]
    further = {key for whole in wholes for key in _cites(whole)} - found.keys()
    return found | records.documents_of(further) if further else found


def described_on_page(document: Document) -> Document | None:
    """What the record's own page says of it; None for a kind that has no words for it."""
    kind = public_kinds.get(document["type"])
    if kind.linked is None:
        return None
    cited = cited_by([document])
    node = kind.linked.describe(document, cited) | kind.linked.on_page(document, cited)
    return in_context(filled(node | _of_the_site(document)))


def feed_item(document: Document, cited: Cited, *, history: bool) -> Document:
    """The entry of a record in the feed: in schema.org's words, and whole in ours.

    Args:
        document: what was published.
        cited: what `cited_by` found.
        history: whether to say when and by which revision this site published it. Without it the entry is the same on
            every site with the same address that has the same record.
    """
    linked = public_kinds.get(document["type"]).linked
    node = linked.describe(document, cited) if linked else _nameless(document)
    record = {name: value for name, value in document.items() if name not in _STAMPS}
    item = filled(node) | {ours("record"): extended(record)}
    parts = [filled(part) for part in linked.parts(document, cited)] if linked else []
    stamps = _dates(document) if history else {}
    return {"@type": "DataFeedItem", **stamps, "item": [item, *parts] if parts else item}


def identity(kind: str, record_id: str) -> str:
    """The address that names a record for good, whatever its slug."""
    return absolute(page_path(kind, record_id))


def _cites(document: Document) -> Iterable[Key]:
    linked = public_kinds.get(document["type"]).linked
    return linked.cites(document) if linked else ()


def _whole(document: Document) -> Key | None:
    whole = public_kinds.get(document["type"]).part_of
    return Key(whole, document[whole]["id"]) if whole else None


def _nameless(document: Document) -> Document:
    return {"@type": "Thing", "@id": identity(document["type"], document["id"]), "url": absolute(document["url"])}


def _of_the_site(document: Document) -> Document:
    """Who says all this, and when; and what was mended since."""
    corrections = document.get("corrections", [])
    return {
        "sdPublisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"},
        "sdDatePublished": document["updated_at"][:10],
        "correction": [_correction(each) for each in corrections],
        ours("revision"): document["revision"]["number"] if "revision" in document else None,
    }


def _correction(correction: Document) -> Document:
    return {
        "@type": "CorrectionComment",
        "text": correction["note"],
        "datePublished": correction["time"],
        ours("number"): correction["number"],
    }


def _dates(document: Document) -> dict[str, Any]:
    return {
        "dateCreated": document["first_published_at"],
        "dateModified": document["updated_at"],
        ours("revision"): extended(document["revision"]),
        ours("corrections"): extended(document["corrections"]),
    }
