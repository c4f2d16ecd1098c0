"""The competing figures of a topic: claims that give a number of the same thing. Reads documents only."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.pages.axis import Axis, axis_for, label
from claims.pages.presenting import claimants_of, holders
from factcheck.publishing.canonical import Document

# How much of the width is left free at either end: for labels, and for the arrows of ranges without an end.
_MARGIN = Decimal(10)
_ROW_HEIGHT = 48
# From this share of the largest number on, the smallest lies close to it on a scale that begins at zero.
_ALIKE = Decimal("0.9")
# From the top of a row to its bar, which stands under its label.
_BAR = 30
# Nearer to an edge, in per cent of the width, a centred label would be cut off on a phone.
_EDGE = Decimal(30)


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
    # Where its label stands, and which end of the label: left, right or middle.
    label_x: str
    label_end: str
    # Of its label and of its bar, in pixels from the top.
    label_y: int
    y: int
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
    """Figures for the same thing, side by side."""

    counted: str
    unit: str
    ticks: tuple[Tick, ...]
    figures: tuple[Figure, ...]

    @property
    def begins_at(self) -> str:
        """Where the scale begins, if zero is not on it: then figures look more different than they are."""
        first, last = self.ticks[0].number, self.ticks[-1].number
        return "" if Decimal(first) <= 0 <= Decimal(last) else first

    @property
    def axis_y(self) -> int:
        """Where the scale stands, in pixels from the top of the plot."""
        return len(self.figures) * _ROW_HEIGHT

    @property
    def numbers_y(self) -> int:
        """Where the numbers of the scale stand."""
        return self.axis_y + 20

    @property
    def height(self) -> int:
        """The height of the plot with its axis, in pixels."""
        return self.axis_y + 28


def competing(claims: Sequence[Document]) -> list[Figures]:
    """The groups of claims that give a number, in the same unit, of the same thing; those with two or more."""
    groups: dict[tuple[str, str], list[Document]] = {}
    for claim in claims:
        if claim["quantity"] and any(end is not None for end in _ends(claim["quantity"])):
            groups.setdefault(_thing(claim["quantity"]), []).append(claim)
    return [_plotted(group) for group in groups.values() if len(group) > 1]


def _thing(quantity: Document) -> tuple[str, str]:
    return _folded(quantity["unit"]), _folded(quantity["counted"])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _plotted(claims: Sequence[Document]) -> Figures:
    axis = axis_for(_from_zero([end for claim in claims for end in _ends(claim["quantity"]) if end is not None]))
    ticks = tuple(Tick(_percent(_x(axis, tick)), label(tick)) for tick in axis.ticks)
    quantity = claims[0]["quantity"]
    ordered = sorted(claims, key=lambda claim: next(end for end in _ends(claim["quantity"]) if end is not None))
    figures = tuple(_figure(claim, axis, place) for place, claim in enumerate(ordered))
    return Figures(quantity["counted"], quantity["unit"], ticks, figures)


def _from_zero(numbers: list[Decimal]) -> list[Decimal]:
    """The numbers, and zero, unless they would then lie too close together to be told apart."""
    near, far = sorted(abs(end) for end in (min(numbers), max(numbers)))
    return [Decimal(0), *numbers] if near <= far * _ALIKE else numbers


def _ends(quantity: Document) -> tuple[Decimal | None, Decimal | None]:
    low, high = (None if quantity[end] is None else Decimal(quantity[end]) for end in ("low", "high"))
    return low, high


def _figure(claim: Document, axis: Axis, place: int) -> Figure:
    low, high = _ends(claim["quantity"])
    start = Decimal(0) if low is None else _x(axis, low)
    end = Decimal(100) if high is None else _x(axis, high)
    label_x, label_end = _label(start, end)
    return Figure(
        claim=claim,
        label_x=_percent(label_x),
        label_end=label_end,
        label_y=place * _ROW_HEIGHT + _BAR - 12,
        y=place * _ROW_HEIGHT + _BAR,
        x=_percent(start),
        end=_percent(end),
        is_range=low != high,
        open_low=low is None,
        open_high=high is None,
        above_low=bool(claim["quantity"].get("low_open")),
        below_high=bool(claim["quantity"].get("high_open")),
        by=tuple(holders(claim).values()),
        contested_by=tuple(claimants_of(claim["rebuttals"]).values()),
    )


def _label(start: Decimal, end: Decimal) -> tuple[Decimal, str]:
    middle = (start + end) / 2
    if middle < _EDGE:
        return start, "left"
    return (end, "right") if middle > 100 - _EDGE else (middle, "middle")


def _x(axis: Axis, number: Decimal) -> Decimal:
    return _MARGIN + axis.share(number) * (100 - 2 * _MARGIN)


def _percent(share: Decimal) -> str:
    return f"{share:.2f}%"
