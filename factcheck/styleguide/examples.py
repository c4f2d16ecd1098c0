"""What the style guide shows components with. Names, places and figures are invented.

A component that is only part of another one has no example of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

from claims.arithmetic.deriving import checks_of
from claims.documents.examples import DOCUMENT, ENTRY
from claims.pages.cited import cited_sources
from claims.pages.docket import docket
from claims.pages.figures import numbers_of
from claims.pages.graph import Neighbourhood, dispute
from claims.pages.matrix import matrix_of, who_says_what
from claims.pages.positions import positions_of
from claims.pages.rated import Rated
from claims.pages.summary.summaries import summary_of
from claims.pages.timeline import timeline_of
from factcheck.public.checking.forms import CheckForm
from factcheck.public.checking.marking import stretches
from factcheck.public.empty_results import Without
from factcheck.public.following.citations import citation_of
from factcheck.public.narrowing import Active, Choice, Facet, Narrowing
from factcheck.publishing.canonical import Document, canonical_bytes
from factcheck.publishing.models.log import Change, Revision, RevisionBody
from factcheck.publishing.reading.differences import Difference, segments
from factcheck.publishing.reading.facets import FacetCounts
from factcheck.publishing.reading.paging import Page
from factcheck.publishing.reading.sheets import Sheet
from factcheck.publishing.reading.snippets import snippet
from factcheck.styleguide.checked import example_answer
from sources.pages.chains import Link
from sources.pages.scales import scales_in


@dataclass(frozen=True)
class Example:
    """A component as the style guide shows it: which one, and with what."""

    name: str
    context: Mapping[str, Any]


_SAID: Final[Document] = DOCUMENT["attributions"][0]
_CONTESTED: Final[Document] = DOCUMENT["rebuttals"][0]
_SPEAKER: Final[Document] = _SAID["claimant"]
_PASSAGE: Final[Document] = _SAID["passages"][0]
_SOURCE: Final[Document] = _PASSAGE["source"]
_PUBLISHER: Final[Document] = _SOURCE["publisher"]
_REDACTION: Final = {"sequence": 7, "time": ENTRY["updated_at"], "basis": "Order of the court of Example, 12 O 34/24."}
_STAMPS: Final[Document] = {name: ENTRY[name] for name in ("first_published_at", "updated_at")}
_REFERENCE: Final[Document] = {"id": ENTRY["id"], "name": ENTRY["text"], "url": ENTRY["url"]}
_RETRACTED: Final[Document] = _SOURCE | {
    "id": "8d1f6s3pya7v",
    "name": "Numbers from the border",
    "retracted": {"on": {"date": "2024-02", "precision": "month"}, "note": "Counted twice.", "address": ""},
}
_RELAYED: Final[Document] = _SAID | {
    "id": "k2h7d5wq9r0b",
    "claimant": {
        "id": "5wz0c8v2nt6e",
        "name": "The Evening Paper",
        "url": "/claimants/5wz0c8v2nt6e/the-evening-paper/",
    },
    "stance": "relays",
    "passages": [_PASSAGE | {"source": _RETRACTED}],
}
_LATER: Final[Document] = _SAID | {
    "id": "z6q1x4m8cs3d",
    "quote": "ethnic cleansing, nothing else",
    "said_on": {"date": "2023-10-02", "precision": "day"},
    "passages": [],
}
_SILENT: Final[Document] = {
    "id": "w3m8x0kd5qz1",
    "claimant": _SPEAKER,
    "role": "",
    "way": "declined",
    "asked_by": "reporters",
    "said_on": {"date": "2023-10", "precision": "month"},
    "passages": [_PASSAGE],
}
_REPLY: Final[Document] = {
    "asked": _SPEAKER,
    "asked_on": {"date": "2023-11-14", "precision": "day"},
    "through": "e-mail",
    "words": "I stand by it.",
    "language": "en",
}
_IN_FRENCH: Final = {
    "text": "nettoyage ethnique",
    "language": "fr",
    "translator": "The desk",
    "translated_by": "person",
}
_COUNTER: Final[Document] = {"id": "q4n9b2t7kx5w", "name": "Residents leave by choice.", "url": "/claims/q4n9b2t7kx5w/"}
_REVIEW: Final[Document] = {
    "type": "review",
    "id": "0c4m8t2xw6kz",
    "url": "/reviews/0c4m8t2xw6kz/",
    "question": "is_it_so",
    "attribution": None,
    "publisher": _PUBLISHER,
    "address": "https://news.example/review",
    "title": "What is known of the exodus",
    "rating": {
        "label": "Mostly true",
        "bucket": "mostly_true",
        "on_scale": True,
        "position": 4,
        "best": 5,
        "scale": "Five steps",
        "scale_publisher": _PUBLISHER["id"],
    },
    "rating_as_published": {"text": "Mostly true", "value": "4", "best": "5", "worst": "1"},
    "summary": "Two records support it; one doubts the number.",
    "analysis": "",
    "reviewed_on": {"date": "2023-11-20", "precision": "day"},
    "reply_asked_on": "2023-11-15",
    "reply": "",
    "evidence": [{"bearing": "supports", "note": "The register of arrivals.", "passage": _PASSAGE}],
    "claim": _REFERENCE,
    **_STAMPS,
}


_MEDIA: Final[Document] = {
    "id": "t5c1z8q0vx4h",
    "name": "Photograph of cars on a mountain road",
    "url": "/media_objects/t5c1z8q0vx4h/",
    "kind": "image",
    "purports": "The road on 24 September 2023.",
    "shows": "Another road, in 2016.",
    "first_seen_on": {"date": "2016", "precision": "year"},
    "authenticity": ["decontextualized"],
}
_IMAGE: Final[Document] = {
    "alt": "Cars on a mountain road, one behind the other",
    "credit": "Ana Petrosyan",
    "licence": "CC-BY-4.0",
    "licence_address": "https://creativecommons.org/licenses/by/4.0/",
    "sizes": [{"url": "/images/" + "ab" * 32 + ".webp", "sha256": "ab" * 32, "width": 480, "height": 320}],
}
_APPEARANCE: Final[Document] = {
    "source": _SOURCE,
    "seen_on": {"date": "2023-09-25", "precision": "day"},
    "purports": "The road, yesterday.",
}
_MEDIA_REVIEW: Final[Document] = {
    "publisher": _PUBLISHER,
    "address": "https://news.example/photograph",
    "category": "decontextualized",
    "finding": "An agency sold it in 2016.",
    "original": "https://pictures.example/1.jpg",
    "reviewed_on": {"date": "2023-09-27", "precision": "day"},
}


def _number(low: str, high: str, unit: str, *, approximate: bool = False) -> Document:
    counted = "share who left" if unit == "%" else "residents"
    return {"low": low, "high": high, "unit": unit, "counted": counted, "approximate": approximate, "as_of": None}


_ARRIVED: Final = _number("100417", "100417", "people")
_LIVED_THERE: Final = _number("120000", "120000", "people", approximate=True)
_FIGURES: Final[list[Document]] = [
    DOCUMENT | {"id": "a0", "text": "100,417 arrived.", "quantity": _ARRIVED, "rebuttals": []},
    DOCUMENT | {"id": "b0", "text": "About 120,000 lived there.", "quantity": _LIVED_THERE},
]
_TERMS: Final = [
    {"symbol": symbol, "claim": _REFERENCE | {"name": figure["text"], "quantity": figure["quantity"]}}
    for symbol, figure in zip("ab", _FIGURES, strict=True)
]
_CLAIM: Final[Document] = DOCUMENT | {
    "attributions": [_SAID | {"via": _RELAYED["id"]}, _RELAYED, _LATER],
    "rebuttals": [_CONTESTED | {"counter_claim": _COUNTER}],
    "quantity": _number("80", "100", "%"),
    "derivations": [{"id": "d0", "formula": "a / b * 100", "note": "Rounded.", "terms": _TERMS}],
    "links": [{"relation": "contradicts", "claim": _COUNTER}],
    "reviews": [_REVIEW],
}
_TOPIC: Final[Document] = ENTRY["topics"][0]
_REVIEW_OF_PROMISE: Final[Document] = _REVIEW | {"promise_state": "in_part"}
_PROMISE: Final[Document] = {
    "due_on": {"date": "2023-39", "precision": "interval", "earliest": "2023-09-01", "latest": "2023-12-31"},
    "open_ended": False,
}
_EVENT: Final[Document] = {"happened_on": {"date": "2023-09-24", "precision": "day"}, "text": "A corridor was opened."}
_GROUNDS: Final = segments("Residents leave by choice.", "Residents leave by personal choice.")
_DIFFERENCES: Final = [Difference("They contest it", "Grounds", _GROUNDS)]
_MEMBER: Final = {"name": "kind", "type": "ClaimKind", "schema": "", "limits": {"enum": "factual, opinion"}}
_FIELD: Final = {"name": "after", "label": "Said after", "value": "2023-09-01", "errors": ()}
_FACET: Final = Facet(
    name="kind",
    label="Kind",
    choices=[
        Choice(value="factual", label="factual", count=12, chosen=True, query="q=exodus"),
        Choice(value="opinion", label="opinion", count=3, chosen=False, query="kind=opinion&q=exodus"),
    ],
)
_NARROWING: Final = Narrowing([_FACET], FacetCounts(total=15, more=False))
_ACTIVE: Final = [Active("kind", "Kind", "factual", "q=exodus")]


def _correction() -> Revision:
    revision = Revision(sequence=7, kind="claim", record_id=ENTRY["id"], number=2, change=Change.CORRECTION)
    revision.body = RevisionBody(document=canonical_bytes(DOCUMENT))
    return revision


def examples() -> list[Example]:
    """In the order of a page: what is read first, pasted texts, lists, claims, reviews, topics, sources, revisions."""
    of_records = (
        *_of_claims(),
        *_of_reviews(),
        *_of_media(),
        *_of_topics(),
        *_with_names(),
        *_of_sources(),
        *_of_revisions(),
    )
    return [*_first(), *_of_pasted(), *_lists(), *of_records]


def _first() -> list[Example]:
    as_of = SimpleNamespace(day="2026-11-24", stamp=ENTRY["updated_at"], query="as_of=2026-11-24")
    return [
        Example("look", {"LANGUAGE_CODE": "en"}),
        Example("sign", {"does": "endorses"}),
        Example("notices", {"record": _CLAIM, "preview": True}),
        Example("stale", {"may_be_stale": True}),
        Example("as_of", {"record": _CLAIM, "as_of": as_of}),
        Example("not_sent", {"form": CheckForm({"text": ""})}),
        Example("this_revision", {"this_revision": _facts(), "history": ENTRY["url"], "json": ENTRY["url"]}),
    ]


def _facts() -> SimpleNamespace:
    proof = SimpleNamespace(sha256="ab" * 32, hash="cd" * 32)
    until = DOCUMENT["revision"]["time"]
    said = {"stamp": DOCUMENT["revision"], "change": "corrected", "until": until, "merged": False}
    since = {"corrected_since": [{"time": until, "note": "The figure was wrong."}], "changed_since": _DIFFERENCES}
    return SimpleNamespace(shown=proof, now=ENTRY["url"], previous=ENTRY["url"], next="", **said, **since)


def _of_pasted() -> list[Example]:
    answer = example_answer()
    return [
        Example("check_box", {"form": CheckForm()}),
        Example("answer_lead", {"answer": answer}),
        Example("answer", {"answer": answer, "stretches": stretches(answer)}),
    ]


def _lists() -> list[Example]:
    found = SimpleNamespace(label="Words", pieces=snippet("They call it ethnic cleansing.", ["cleansing"]))
    shown = {"title": "Claims", "tabs": (("All", ""), ("Disputed", "disputed=yes"))}
    form = {"shown": shown, "dates": [_FIELD], "orderings": {"newest": "Newest first"}, "active": _ACTIVE}
    without = [Without("Kind", "factual", "q=exxodus", 3)]
    return [
        Example("search", {"id": "example-search", "q": "exodus"}),
        Example("filters", form),
        Example("facets", {"narrowing": _NARROWING}),
        Example("results_heading", {"narrowing": _NARROWING}),
        Example("nothing_found", {"q": "exxodus", "active": _ACTIVE, "without_one": without, "spelling": "exodus"}),
        Example("claims", {"claims": [ENTRY | {"disputed": True}]}),
        Example("claim_entry", {"record": ENTRY, "snippet": found}),
        Example("claimant_entry", {"record": _SPEAKER | _STAMPS | {"kind": "person", "description": "A minister."}}),
        Example("source_entry", {"record": _SOURCE | _STAMPS | {"title": _SOURCE["name"]}}),
        Example("record_entry", {"record": _TOPIC | _STAMPS}),
        Example("publisher_entry", {"record": _PUBLISHER | _STAMPS | {"kind": "news_outlet", "country": "QA"}}),
        Example("topic_entry", {"record": _TOPIC | _STAMPS | {"parent": None, "description": "What happened."}}),
        Example("review_entry", {"review": _REVIEW}),
        Example("media_object_entry", {"record": _MEDIA | _STAMPS}),
        Example("revision_entry", {"revision": _correction()}),
        Example("files", {"files": [(Sheet("claims", "Claims", ()), [("csv", "/api/v1/claims/?format=csv")])]}),
        Example("pager", {"page": Page((), "a", "b")}),
    ]


def _of_claims() -> list[Example]:
    around = Neighbourhood(_CLAIM, {ENTRY["id"]: _CLAIM, _COUNTER["id"]: DOCUMENT | _COUNTER}, [], is_cut=False)
    [(derivation, check)] = checks_of(_CLAIM)
    return [
        Example("translations", {"record": _CLAIM}),
        Example("findings", {"claim": _CLAIM}),
        Example("lead", {"lead": summary_of(_CLAIM).lead, "url": ""}),
        Example("tools", {"record": _CLAIM, "history": ENTRY["url"], "cited": citation_of(DOCUMENT, "ab" * 32)}),
        Example("follow", {"record": _CLAIM}),
        Example("plates", {"record": _CLAIM, "cited_here": cited_sources(_CLAIM), "unsaid": set()}),
        Example("cited", {"record": _CLAIM, "cited_here": cited_sources(_CLAIM)}),
        Example("number", {"record": _CLAIM}),
        Example("findings_boxes", {"record": _CLAIM}),
        Example("quoted", {"said": _SAID | {"translation": _IN_FRENCH, "quoted_in_translation": True}}),
        Example("no_comments", {"record": _CLAIM | {"no_comments": [_SILENT]}}),
        Example(
            "promise", {"record": _CLAIM | {"promise": _PROMISE, "reviews": [_REVIEW | {"promise_state": "in_part"}]}}
        ),
        Example("derivation", {"claim": _CLAIM, "derivation": derivation, "check": check}),
        Example("derivations", {"record": _CLAIM}),
        Example("about_media", {"claim": _CLAIM | {"media_objects": [_MEDIA]}}),
        Example("docket", {"docket": docket(dispute(around))}),
        Example("provenance", {"record": _CLAIM}),
        Example("changes", {"record": DOCUMENT, "history": ENTRY["url"], "json": ENTRY["url"]}),
    ]


def _of_reviews() -> list[Example]:
    return [
        Example("reviews", {"record": _CLAIM}),
        Example("rating", {"review": _REVIEW}),
        Example("bearings", {"review": _REVIEW, "level": 3}),
        Example("reply", {"review": _REVIEW | {"replies": [_REPLY]}}),
        Example("reviewed_changes", {"review": _REVIEW, "claim": DOCUMENT, "json": ENTRY["url"]}),
        Example("claim_at_a_glance", {"review": _REVIEW, "claim": _CLAIM}),
    ]


def _of_media() -> list[Example]:
    return [
        Example("media_review", {"review": _MEDIA_REVIEW}),
        Example("authenticity", {"found": _MEDIA["authenticity"]}),
        Example("appearance", {"appearance": _APPEARANCE}),
        Example("picture", {"image": _IMAGE, "disputed": True, "wide": True}),
    ]


_ALONE: Final[Document] = _CLAIM | {"attributions": [_SAID], "rebuttals": []}


def _with_names() -> list[Example]:
    name = {"language": "ru", "name": "Портовое управление", "origin": "transliteration"}
    record = {"name": name["name"], "own_name": "Port authority", "named": name, "names": [name]}
    rating = {"label": "Ложь", "own_label": "False", "labelled": {"origin": "machine"}}
    return [
        Example("own_name", {"record": record}),
        Example("names", {"record": record}),
        Example("own_label", {"rating": rating}),
    ]


def _of_topics() -> list[Example]:
    positions = positions_of([_CLAIM | {"attributions": [_SAID, _LATER]}], _SAID["claimant"]["id"])
    [figures] = numbers_of(_FIGURES).together
    return [
        Example("matrix", {"matrix": matrix_of([_CLAIM])}),
        Example("timeline", {"timeline": timeline_of([_EVENT], [_CLAIM])}),
        Example("figures", {"group": figures, "number": 1}),
        Example("figures_alone", {"groups": numbers_of(_FIGURES[:1]).alone}),
        Example("alone", {"alone": who_says_what([_ALONE]).alone[0]}),
        Example("disputes", {"claims": [_CLAIM], "ids": ""}),
        Example("signs", {}),
        Example("since", {"record": ENTRY, "name": "topic", "history": ENTRY["url"]}),
        Example("changed_since", {"record": ENTRY, "since": "2099-01-01"}),
        Example("affiliation", {"affiliation": {"role": "mayor", "belonging": "", "organisation": _SPEAKER}}),
        Example("claimants_in_margin", {"id": "parts", "heading": "Parts of it", "claimants": [_SPEAKER]}),
        Example("position", {"position": positions[-1]}),
        Example("period", {"start": {"date": "2018", "precision": "year"}, "end": None}),
        Example("rated", {"rated": Rated(12, 5, [("false", 2)]), "record": _SAID["claimant"]}),
    ]


def _of_sources() -> list[Example]:
    return [
        Example("source_line", {"source": _RETRACTED}),
        Example("retracted", {"source": _RETRACTED}),
        Example("claim_use", {"claim": _CLAIM, "source_id": _SOURCE["id"]}),
        Example("chain", {"links": [Link(_SOURCE, [Link(_RETRACTED, [])])]}),
        Example("scale", {"scale": scales_in([_REVIEW])[0]}),
    ]


def _of_revisions() -> list[Example]:
    return [
        Example("differences", {"differences": _DIFFERENCES}),
        Example("values", {"values": [_MEMBER], "caption": "Members", "of": "Example"}),
        Example("redaction", {"redaction": _REDACTION}),
    ]
