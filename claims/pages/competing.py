"""Where numbers compete: claims that count the same thing and cannot both be right. Reads documents only."""

from collections.abc import Iterable, Sequence

from claims.pages.figures import Figures, ends, folded, numbers_of
from claims.pages.presenting import holders
from factcheck.publishing.canonical import Document


def competing(claims: Iterable[Document], most: int) -> list[Figures]:
    """Figures of one thing that exclude each other, as those who gave them still hold; the first found come first."""
    groups: dict[tuple[str, str], list[Document]] = {}
    for claim in claims:
        if claim["quantity"] and holders(claim):
            quantity = claim["quantity"]
            groups.setdefault((folded(quantity["unit"]), folded(quantity["counted"])), []).append(claim)
    found = (_those_that_compete(group) for key, group in groups.items() if all(key))
    return [numbers_of(group).together[0] for group in found if group][:most]


def _those_that_compete(claims: Sequence[Document]) -> list[Document]:
    return [claim for claim in claims if any(_exclude(claim["quantity"], other["quantity"]) for other in claims)]


def _exclude(one: Document, other: Document) -> bool:
    """Whether two numbers of the same thing, of one time as far as is known, have nothing in common."""
    is_of_one_time = not one["as_of"] or not other["as_of"] or one["as_of"] == other["as_of"]
    return is_of_one_time and (_is_below(one, other) or _is_below(other, one))


def _is_below(one: Document, other: Document) -> bool:
    """Whether all that the one may be is less than all that the other may be."""
    high, low = ends(one)[1], ends(other)[0]
    if high is None or low is None:
        return False
    return high < low or (high == low and (bool(one.get("high_open")) or bool(other.get("low_open"))))
