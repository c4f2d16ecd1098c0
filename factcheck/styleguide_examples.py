"""What the style guide shows each component with. Names, places and figures are invented."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from claims.api.examples import DOCUMENT, ENTRY
from factcheck.publishing.canonical import Document, canonical_bytes
from factcheck.publishing.differences import Difference, segments
from factcheck.publishing.models.log import Change, Revision, RevisionBody
from factcheck.publishing.paging import Page

AROUND: Final = frozenset({"foot", "head", "languages", "masthead", "mark"})
"""The components that every page has, and so the style guide too."""


@dataclass(frozen=True)
class Example:
    """A component with what it is shown with."""

    name: str
    context: Mapping[str, Any] = field(default_factory=dict)


_SAID: Final[Document] = DOCUMENT["attributions"][0]
_CONTESTED: Final[Document] = DOCUMENT["rebuttals"][0]
_PASSAGE: Final[Document] = _SAID["passages"][0]
_SOURCE: Final[Document] = _PASSAGE["source"]
_PUBLISHER: Final[Document] = _SOURCE["publisher"]
_STAMPS: Final[Document] = {name: ENTRY[name] for name in ("first_published_at", "updated_at")}
_RATING: Final[Document] = {
    "label": "Mostly true",
    "bucket": "mostly_true",
    "on_scale": True,
    "position": 4,
    "best": 5,
    "scale": "Five steps",
    "scale_publisher": _PUBLISHER["id"],
}
_REVIEW: Final[Document] = {
    "type": "review",
    "id": "0c4m8t2xw6kz",
    "url": "/reviews/0c4m8t2xw6kz/",
    "question": "is_it_so",
    "attribution": None,
    "publisher": _PUBLISHER,
    "address": "https://news.example/review",
    "title": "What is known of the exodus",
    "rating": _RATING,
    "rating_as_published": {"text": "Mostly true", "value": "4", "best": "5", "worst": "1"},
    "summary": "Two records support it; one doubts the number.",
    "analysis": "",
    "reviewed_on": {"date": "2023-11-20", "precision": "day"},
    "reply_asked_on": "2023-11-15",
    "reply": "",
    "evidence": [{"bearing": "supports", "note": "The register of arrivals.", "passage": _PASSAGE}],
    "claim": {"id": ENTRY["id"], "name": ENTRY["text"], "url": ENTRY["url"]},
    **_STAMPS,
}
_REVIEWED: Final[Document] = DOCUMENT | {"reviews": [_REVIEW]}
_GROUNDS: Final = segments("Residents leave by choice.", "Residents leave by personal choice.")
_DIFFERENCES: Final = [Difference("They contest it", "Grounds", _GROUNDS)]


_CLAIM_REFERENCE: Final[Document] = _REVIEW["claim"]
_TOPIC: Final[Document] = ENTRY["topics"][0]
_MEMBER: Final = {"name": "kind", "type": "ClaimKind", "schema": "", "limits": {"enum": "factual, opinion"}}
_LIST: Final[Document] = {"title": "Claims", "offers": ("kind",), "tabs": (("All", ""), ("Disputed", "disputed=yes"))}
_FIELD: Final[Document] = {
    "name": "kind",
    "label": "Kind",
    "boxes": True,
    "options": [{"value": "factual", "label": "factual", "chosen": True}, {"value": "opinion", "label": "opinion"}],
}


def _correction() -> Revision:
    revision = Revision(sequence=7, kind="claim", record_id=ENTRY["id"], number=2, change=Change.CORRECTION)
    revision.body = RevisionBody(document=canonical_bytes(DOCUMENT))
    return revision


EXAMPLES: Final = (
    Example("notices", {"record": DOCUMENT, "preview": True}),
    Example("claim_entry", {"claim": ENTRY}),
    Example("claims", {"claims": [ENTRY]}),
    Example("claimant_entry", {"record": ENTRY["claimants"][0] | {"kind": "person", "description": "Prime minister."}}),
    Example("source_entry", {"source": _SOURCE | {"title": _SOURCE["name"]}}),
    Example("publisher_entry", {"record": _PUBLISHER | {"kind": "news_outlet", "country": "QA"}}),
    Example("topic_entry", {"record": _TOPIC | {"parent": None, "description": "What happened in 2023."}}),
    Example("review_entry", {"review": _REVIEW}),
    Example("revision_entry", {"revision": _correction()}),
    Example("attribution", {"said": _SAID, "record": DOCUMENT}),
    Example("rebuttal", {"said": _CONTESTED, "record": DOCUMENT}),
    Example("utterance", {"said": _SAID, "how": "asserts"}),
    Example("passage", {"passage": _PASSAGE, "quoted": _SAID["quote"]}),
    Example("findings", {"claim": _REVIEWED}),
    Example("review", {"review": _REVIEW, "record": _REVIEWED}),
    Example("rating", {"review": _REVIEW}),
    Example("evidence", {"group": {"parts": _REVIEW["evidence"]}}),
    Example("reply", {"review": _REVIEW}),
    Example("changes", {"record": DOCUMENT, "history": DOCUMENT["url"], "json": DOCUMENT["url"]}),
    Example("differences", {"differences": _DIFFERENCES}),
    Example("tools", {"record": DOCUMENT, "history": DOCUMENT["url"]}),
    Example("cite", {"record": DOCUMENT}),
    Example("share", {"record": DOCUMENT}),
    Example("as_of"),
    Example("retracted", {"source": _SOURCE}),
    Example("translations", {"record": DOCUMENT}),
    Example("derivations", {"record": DOCUMENT}),
    Example("search", {"id": "example-search", "q": "exodus"}),
    Example("filters", {"shown": _LIST, "q": "", "fields": [_FIELD]}),
    Example("field", {"field": _FIELD}),
    Example("pager", {"page": Page((), "a", "b")}),
    Example("values", {"values": [_MEMBER], "caption": "Members", "of": "Example"}),
)
"""In the order of a page: what must be read first, lists, claims, reviews, revisions, forms."""
