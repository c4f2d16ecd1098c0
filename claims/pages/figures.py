"""The figures of a topic: what claims count, by whom, as of when, on one scale a unit. Reads documents only."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from claims.pages.axis import Axis, axis_for, label
from claims.pages.presenting import claimants_of, holders
from factcheck.publishing.canonical import Document

# How much of the width is left free at either end: for the numbers of the scale, and for arrows of open ranges.
_MARGIN: Final = Decimal(10)
# From this share of the largest number on, the smallest lies close to it on a scale that begins at zero.
_ALIKE: Final = Decimal("0.9")


@dataclass(frozen=True)
class Tick:
    """A place on the scale of a plot."""

    # From the start of the plot, in per cent of its width.
    x: str
    number: str


@dataclass(frozen=True)
class Figure:
    """A number that a claim gives, where it lies on the plot, and who put it forward or contests it."""

    claim: Document
    # In per cent of the plot's width; a range without an end reaches its edge.
    x: str
    end: str
    is_range: bool
    open_low: bool
    open_high: bool
    # Whether the end that it has is itself left out: “more than”, “less than”.
    above_low: bool
    below_high: bool
    by: tuple[Document, ...]
    contested_by: tuple[Document, ...]


@dataclass(frozen=True)
class Figures:
    """Figures of one unit, one a row, on a scale that all share."""

    unit: str
    # How many different things they count: what is counted stands with each.
    things: int
    # None where a figure stands alone and has nothing to be set beside.
    ticks: tuple[Tick, ...]
    figures: tuple[Figure, ...]

    @property
    def begins_at(self) -> str:
        """Where the scale begins, if zero is not on it: then figures look more different than they are."""
        first, last = (Decimal(self.ticks[end].number) for end in (0, -1)) if self.ticks else (Decimal(0), Decimal(0))
        return "" if first <= 0 <= last else self.ticks[0].number

    @property
    def heading(self) -> str:
        """The unit; of one that is a sign, such as %, what is counted by it."""
        if not self.unit or any(letter.isalpha() for letter in self.unit):
            return self.unit
        counted = str(self.figures[0].claim["quantity"]["counted"])
        return counted if self.things == 1 else _("In %(unit)s") % {"unit": self.unit}


@dataclass(frozen=True)
class Numbers:
    """All figures of a topic: those of one unit together, and those with nothing to be set beside."""

    together: tuple[Figures, ...]
    alone: tuple[Figures, ...]

    def __bool__(self) -> bool:
        return bool(self.together or self.alone)


def numbers_of(claims: Sequence[Document]) -> Numbers:
    """The numbers that claims give, by their unit."""
    groups: dict[str, list[Document]] = {}
    for claim in claims:
        if claim["quantity"] and any(end is not None for end in ends(claim["quantity"])):
            groups.setdefault(folded(claim["quantity"]["unit"]), []).append(claim)
    plotted = [_plotted(group) for group in groups.values()]
    return Numbers(
        tuple(group for group in plotted if group.ticks), tuple(group for group in plotted if not group.ticks)
    )


def numbers_beside(claim: Document, others: Sequence[Document]) -> tuple[Figures, ...]:
    """The number of a claim with those of the same unit that others around it give; nothing where none does."""
    claims = [claim, *(other for other in others if other["id"] != claim["id"])]
    together = numbers_of(claims).together
    return tuple(group for group in together if any(figure.claim["id"] == claim["id"] for figure in group.figures))


def folded(text: str) -> str:
    """Words as they are compared: case and spaces apart."""
    return " ".join(text.casefold().split())


def _plotted(claims: Sequence[Document]) -> Figures:
    numbers = [end for claim in claims for end in ends(claim["quantity"]) if end is not None]
    axis = axis_for(_from_zero(numbers))
    ticks = tuple(Tick(_percent(_x(axis, tick)), label(tick)) for tick in axis.ticks)
    things = {folded(claim["quantity"]["counted"]) for claim in claims}
    figures = tuple(_figure(claim, axis) for claim in sorted(claims, key=_order))
    return Figures(claims[0]["quantity"]["unit"], len(things), ticks if len(claims) > 1 else (), figures)


def _from_zero(numbers: list[Decimal]) -> list[Decimal]:
    """The numbers, and zero, unless they would then lie too close together to be told apart."""
    near, far = sorted(abs(end) for end in (min(numbers), max(numbers)))
    return [Decimal(0), *numbers] if near <= far * _ALIKE else numbers


def _order(claim: Document) -> tuple[str, Decimal]:
    """By what is counted, then by the number: those that compete stand together."""
    first = next(end for end in ends(claim["quantity"]) if end is not None)
    return folded(claim["quantity"]["counted"]), first


def ends(quantity: Document) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and the highest that a number may be; None for one that it leaves open."""
    low, high = (None if quantity[end] is None else Decimal(quantity[end]) for end in ("low", "high"))
    return low, high


def _figure(claim: Document, axis: Axis) -> Figure:
    low, high = ends(claim["quantity"])
    return Figure(
        claim=claim,
        x=_percent(Decimal(0) if low is None else _x(axis, low)),
        end=_percent(Decimal(100) if high is None else _x(axis, high)),
        is_range=low != high,
        open_low=low is None,
        open_high=high is None,
        above_low=bool(claim["quantity"].get("low_open")),
        below_high=bool(claim["quantity"].get("high_open")),
        by=tuple(holders(claim).values()),
        contested_by=tuple(claimants_of(claim["rebuttals"]).values()),
    )


def _x(axis: Axis, number: Decimal) -> Decimal:
    return _MARGIN + axis.share(number) * (100 - 2 * _MARGIN)


def _percent(share: Decimal) -> str:
    return f"{share:.2f}%"
