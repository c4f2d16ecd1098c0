"""A review of several claims as one review a claim, each with the rating that is its own."""

from collections.abc import Iterator
from typing import Any, Final

from factcheck.importing.reading.structured.claims import text_of_claim
from factcheck.importing.reading.structured.finding import Found, reviews_within
from factcheck.importing.reading.structured.nodes import Graph, Node, each
from factcheck.importing.understanding.texts import line_of

_MOST: Final = 100
_LISTS: Final = ("itemListElement", "hasPart")
_SHARED: Final = ("@id", "url", "author", "publisher", "datePublished", "inLanguage", "mainEntityOfPage", "sdPublisher")
"""What a review says of all reviews that it has as its parts."""
_PLACES: Final = ("appearance", "firstAppearance", "url", "sameAs")
_RATING: Final = "reviewRating"


def apart(found: Found) -> Iterator[Found]:
    """The reviews of the claims that one review is of: those that are its parts, and one for each claim in words of its
    own.
    """
    if found.review is None:
        yield found
        return
    for part in _parts(found, found.review):
        yield from _by_claim(part, part.review or {})


def items_of(found: Found) -> list[Any]:
    """What a record reviews: the items of its review, and the claim that it stands in."""
    items = found.graph.nodes(found.review.get("itemReviewed")) if found.review else []
    return [*items, found.claim] if found.claim and found.claim not in items else items


def _parts(found: Found, review: Node) -> list[Found]:
    inner = reviews_within(review, found.graph)
    if not inner:
        return [found]
    shared: Node = {name: review[name] for name in _SHARED if name in review}
    own = [found] if review.get("claimReviewed") else []
    return own + [_changed(found, {**shared, **node}, f"hasPart[{place}]") for place, node in enumerate(inner)]


def _by_claim(found: Found, review: Node) -> Iterator[Found]:
    texts = _texts(review)
    given = items_of(found)
    items = [part for item in given for part in _listed(item, found.graph)]
    said = list(dict.fromkeys(text for item in items if (text := text_of_claim(item))))
    is_by_item = len(said) > 1 and (not texts or (len(texts) == 1 and (len(items) > len(given) or _are_rated(items))))
    if len(texts) > 1:
        yield from _by_text(found, review, items)
    elif is_by_item:
        yield from _by_item(found, review, items)
    elif len(items) > len(given) or (_are_rated(items) and _RATING not in review):
        rating = review.get(_RATING) or next((item[_RATING] for item in items if _are_rated([item])), None)
        yield _changed(found, {**review, "itemReviewed": items, _RATING: rating}, "")
    else:
        yield found


def _texts(review: Node) -> dict[str, int]:
    """The different claims of a review, each with its first place among all that stands there, nothing too."""
    given = review.get("claimReviewed")
    texts: dict[str, int] = {}
    for place, part in enumerate(given if isinstance(given, list) else [given]):
        if isinstance(part, str) and each([part]):
            texts.setdefault(line_of(part), place)
    return texts


def _by_text(found: Found, review: Node, items: list[Any]) -> Iterator[Found]:
    count = len(review["claimReviewed"])
    for text, place in list(_texts(review).items())[:_MOST]:
        own = items[place] if len(items) == count else items
        rating = _own_rating(own, review, place, count)
        changed = {**review, "claimReviewed": text, "itemReviewed": own, _RATING: rating}
        yield _changed(found, changed, f"claimReviewed[{place}]")


def _by_item(found: Found, review: Node, items: list[Any]) -> Iterator[Found]:
    shared = {name: value for name, value in review.items() if name != "claimReviewed"}
    for place, item in enumerate(items[:_MOST]):
        if text_of_claim(item):
            rating = _own_rating(item, review, place, len(items))
            yield _changed(found, {**shared, "itemReviewed": item, _RATING: rating}, f"itemReviewed[{place}]")


def _own_rating(item: Any, review: Node, place: int, count: int) -> Any:
    """The rating of one of several claims: its own, the one at its place, or that of all; None where none is told."""
    if _are_rated([item]):
        return item[_RATING]
    rating = review.get(_RATING)
    if not isinstance(rating, list):
        return rating
    return rating[place] if len(rating) == count else None


def _are_rated(items: list[Any]) -> bool:
    return any(isinstance(item, dict) and item.get(_RATING) for item in items)


def _listed(item: Any, graph: Graph) -> list[Any]:
    """The claims that an item lists, or has as its parts, which appeared where it did; any other item by itself."""
    if not isinstance(item, dict) or text_of_claim(item):
        return [item]
    nodes = [node for name in _LISTS for node in graph.nodes(item.get(name))]
    nodes = [graph.node(node["item"]) if isinstance(node, dict) and "item" in node else node for node in nodes]
    claims = [node for node in nodes if text_of_claim(node)]
    whole = {name: value for name, value in item.items() if name not in _LISTS}
    has_place = any(item.get(name) for name in _PLACES)
    return [_within(claim, whole) if has_place else claim for claim in claims] or [item]


def _within(claim: Any, whole: Node) -> Node:
    node = claim if isinstance(claim, dict) else {"@type": "Claim", "text": claim}
    return node if any(node.get(name) for name in _PLACES) else {**node, "appearance": whole}


def _changed(found: Found, review: Node, path: str) -> Found:
    return found._replace(review=review, path=f"{found.path}.{path}".strip("."))
