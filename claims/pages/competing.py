"""Where numbers compete: claims that count the same thing and cannot both be right. Reads documents only."""

from collections.abc import Iterable, Sequence

from claims.pages.figures import Figures, ends, folded, numbers_of
from claims.pages.presenting import holders, is_linked
from claims.vocabulary import Relation
from factcheck.publishing.canonical import Document


def competing(claims: Iterable[Document], most: int) -> list[Figures]:
    """Figures of one thing at one time that exclude each other, as those who gave them still hold; first found first.

    An updated count contradicts nobody: numbers of different times are not set beside each other, nor are two of which
    one updates the other or is linked as the same, or which the same claimants put forward.
    """
    groups: dict[tuple[str, str, str], list[Document]] = {}
    for claim in claims:
        if claim["quantity"] and holders(claim):
            groups.setdefault(_counted(claim["quantity"]), []).append(claim)
    found = (_those_that_compete(group) for (unit, counted, _), group in groups.items() if unit and counted)
    return [numbers_of(group).together[0] for group in found if group][:most]


def _counted(quantity: Document) -> tuple[str, str, str]:
    """In which unit it counts what, as of when; no time where none is given."""
    as_of = quantity["as_of"]
    return folded(quantity["unit"]), folded(quantity["counted"]), as_of["date"] if as_of else ""


def _those_that_compete(claims: Sequence[Document]) -> list[Document]:
    return [claim for claim in claims if any(_exclude(claim, other) for other in claims)]


def _exclude(one: Document, other: Document) -> bool:
    """Whether two numbers of the same thing have nothing in common, and are held against each other."""
    first, second = one["quantity"], other["quantity"]
    is_apart = _is_below(first, second) or _is_below(second, first)
    is_followed = _follows(one, other) or _follows(other, one)
    return is_apart and not is_followed and holders(one).keys() != holders(other).keys()


def _follows(one: Document, other: Document) -> bool:
    """Whether a claim is linked to another as an update of it, or as the same."""
    return any(is_linked(one, relation, other["id"]) for relation in (Relation.UPDATES, Relation.SAME_AS))


def _is_below(one: Document, other: Document) -> bool:
    """Whether all that the one may be is less than all that the other may be."""
    high, low = ends(one)[1], ends(other)[0]
    if high is None or low is None:
        return False
    return high < low or (high == low and (bool(one.get("high_open")) or bool(other.get("low_open"))))
