"""Which nodes of a document are records: fact-checks wherever they are nested, claims that nobody checked, and reviews
of images, videos and recordings that stand beside no fact-check.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from factcheck.importing.reading.structured.nodes import (
    Graph,
    Node,
    each,
    has_long_names,
    normalised,
    prefixes_of,
    types_of,
)
from factcheck.importing.understanding.deleted import deletion

_DEEPEST: Final = 40
_MOST_PARTS: Final = 100
ARTICLES: Final = ("Article", "WebPage", "Posting", "Report")
_REVIEWS: Final = ("review", "reviews", "claimReview", "subjectOf")


class Found(NamedTuple):
    """A record: its ClaimReview, None for a bare Claim; the Claim that it stands in; what is kept as its original.

    A MediaReview by itself has neither review nor claim.
    """

    path: str
    review: Node | None
    claim: Node | None
    original: Node
    graph: Graph
    more: tuple[Node, ...] = ()
    """Other ClaimReviews of the same Claim."""
    article: Node | None = None
    """The article, or the page, that the ClaimReview stands in."""
    deleted: str = ""
    """What says that its publisher deleted it."""


class _Around(NamedTuple):
    """What a node stands in: a MediaReview, an article, what says that it was deleted."""

    media: Node | None = None
    article: Node | None = None
    deleted: str = ""


def records_in(document: Any, beside: Graph | None = None) -> Iterator[Found]:
    """The records of a document, in their order. `beside` has nodes of other documents that it may refer to."""
    if isinstance(document, dict) and "claimReviewed" in document and types_of(document) == ("ClaimReview",):
        alone = Graph(document, beside)
        original = alone.whole(document) if beside else document
        yield Found("", document, None, original, alone, deleted=deletion(document))
        return
    prefixes = prefixes_of(document)
    if prefixes or has_long_names(document):
        document = normalised(document, prefixes)
    graph = Graph(document, beside)
    found = list(_found(document, graph))
    checked = _checked(found)
    for each_found in found:
        claim = each_found.claim
        if claim is None or each_found.review is not None or _key(claim, graph) not in checked:
            yield each_found


def has_records(document: Any) -> bool:
    """Whether anything in a document is a record."""
    return next(records_in(document), None) is not None


def is_other_node(document: Any) -> bool:
    """Whether a document is a node that others may refer to, such as a person, and no record by itself."""
    return isinstance(document, dict) and {"@id", "@type"} <= set(document) and not has_records(document)


def reviews_within(review: Node, graph: Graph) -> list[Node]:
    """The ClaimReviews that are the parts of another, of which so many are read with it."""
    nodes = graph.nodes(review.get("hasPart"))[:_MOST_PARTS]
    return [node for node in nodes if isinstance(node, dict) and "ClaimReview" in types_of(node)]


def _found(document: Any, graph: Graph) -> Iterator[Found]:
    waiting: list[tuple[Any, str, int, _Around]] = [(document, "", 0, _Around())]
    of_media: dict[int, tuple[str, Node]] = {}
    beside: set[int] = set()
    parts: set[int] = set()
    while waiting:
        value, path, depth, around = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            inner = [(part, f"{path}[{place}]") for place, part in enumerate(value)]
        elif isinstance(value, dict) and id(value) not in parts:
            types = types_of(value)
            if "ClaimReview" in types and not set(value) <= {"@id", "@type"}:
                with_it = [around.media] if around.media else _media_beside(value, document, graph)
                beside |= {id(node) for node in with_it}
                parts |= {id(node) for node in reviews_within(value, graph)}
                original = around.media or _with_media(value, with_it, graph)
                gone = around.deleted or deletion(value)
                yield Found(path, value, None, original, graph, article=around.article, deleted=gone)
                continue
            if "Claim" in types and not set(value) <= {"@id", "@type"}:
                gone = around.deleted or deletion(value)
                yield from (found._replace(deleted=gone) for found in _of_claim(value, path, graph))
                continue
            if "MediaReview" in types and not set(value) <= {"@id", "@type"}:
                around = around._replace(media=value)
                of_media[id(value)] = path, value
            elif any(kind.endswith(ARTICLES) for kind in types):
                around = around._replace(article=value)
            if depth and (gone := deletion(value)):
                around = around._replace(deleted=gone)
            inner = [(part, f"{path}.{key}" if path else key) for key, part in value.items()]
        else:
            continue
        waiting.extend(
            (part, name, depth + 1, around) for part, name in reversed(inner) if isinstance(part, dict | list)
        )
    alone = [part for key, part in of_media.items() if key not in beside]
    yield from (Found(path, None, None, node, graph, deleted=deletion(node)) for path, node in alone)


def _of_claim(claim: Node, path: str, graph: Graph) -> Iterator[Found]:
    reviews = [
        (f"{path}.{key}" if path else key, review)
        for key, within in [*((key, claim) for key in _REVIEWS), ("itemReviewed", _reversed(claim))]
        for review in graph.nodes(within.get(key))
        if isinstance(review, dict) and "ClaimReview" in types_of(review)
    ]
    alike = [review for _, review in reviews if not review.get("claimReviewed") or len(reviews) == 1]
    for name, review in reviews:
        if review not in alike:
            yield Found(name, review, claim, claim, graph)
        elif review is alike[0]:
            yield Found(name, review, claim, claim, graph, tuple(alike[1:]))
    if not reviews:
        yield Found(path, None, claim, claim, graph)


def _reversed(claim: Node) -> Node:
    """What says of itself that it refers to the claim."""
    nodes = claim.get("@reverse")
    return nodes if isinstance(nodes, dict) else {}


def _media_beside(review: Node, document: Any, graph: Graph) -> list[Node]:
    """The MediaReviews that a fact-check names as its own, or else those of its page."""
    if "associatedMediaReview" in review:
        return [node for node in graph.nodes(review["associatedMediaReview"]) if isinstance(node, dict)]
    return [
        node
        for node in (each(document.get("@graph")) if isinstance(document, dict) else each(document))
        if isinstance(node, dict) and "MediaReview" in types_of(node) and node.get("url") in {None, review.get("url")}
    ]


def _with_media(review: Node, media: list[Node], graph: Graph) -> Node:
    """The fact-check as it stands, with the MediaReviews of its page beside it."""
    whole = graph.whole(review)
    return {**whole, "associatedMediaReview": media} if media and "associatedMediaReview" not in whole else whole


def _checked(found: list[Found]) -> set[str]:
    """The claims that a fact-check of the same document reviews: they are no records by themselves."""
    return {
        key
        for one in found
        if one.review is not None
        for item in one.graph.nodes(one.review.get("itemReviewed"))
        if isinstance(item, dict) and (key := _key(item, one.graph))
    }


def _key(claim: Node, graph: Graph) -> str:
    node = graph.node(claim)
    return str(node.get("@id") or "") or (f"object {id(node)}" if isinstance(node, dict) else "")
