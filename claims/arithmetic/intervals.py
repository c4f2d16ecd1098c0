"""Exact arithmetic with numbers of which only bounds are known. Knows no claim."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

Bound = Fraction | float
"""A number, exactly; or, where there is no bound, one of the two infinities, the only floats among them."""

_End = tuple[Bound, bool]
"""A bound, and whether it is itself left out."""
INFINITE: Final = float("inf")
_ZERO: Final = Fraction(0)


class DivisorMayBeZeroError(ArithmeticError):
    """A number was divided by one that may be zero."""


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, which are among them unless their end is open."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def of(cls, low: Fraction | None, high: Fraction | None) -> "Interval":
        """The numbers between two ends, either of which may be open: None."""
        return cls(-INFINITE if low is None else low, INFINITE if high is None else high)

    @property
    def is_single(self) -> bool:
        """Whether the bounds are one number, so that it is known exactly."""
        return self.low == self.high

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        products = [_end_of_product(one, another) for one in self._ends for another in other._ends]
        # Of two that are the same number, the one that is among the results counts.
        low, high = min(products), max(products, key=lambda end: (end[0], not end[1]))
        return Interval(low[0], high[0], low[1], high[1])

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotients.

        Raises:
            DivisorMayBeZeroError: if zero is among the divisors.
        """
        if other._begins_before(_ZERO) and (-other)._begins_before(_ZERO):
            raise DivisorMayBeZeroError
        low = _inverse(other.high) if other.high else -INFINITE
        high = _inverse(other.low) if other.low else INFINITE
        return self * Interval(low, high, other.high_open, other.low_open)

    def lies_within(self, other: "Interval") -> bool:
        """Whether all of its numbers are among the other's."""
        return _starts_within(self, other) and _starts_within(-self, -other)

    def meets(self, other: "Interval") -> bool:
        """Whether any of its numbers is among the other's."""
        return _reaches(self, other) and _reaches(other, self)

    @property
    def _ends(self) -> "tuple[_End, _End]":
        return (self.low, self.low_open), (self.high, self.high_open)

    def _begins_before(self, number: Fraction) -> bool:
        return self.low < number or (self.low == number and not self.low_open)


OPERATIONS: Final[dict[str, Callable[[Interval, Interval], Interval]]] = {
    "+": Interval.__add__,
    "-": Interval.__sub__,
    "*": Interval.__mul__,
    "/": Interval.__truediv__,
}
"""What formulas can do with two numbers, by sign."""


def _starts_within(one: Interval, other: Interval) -> bool:
    return other.low < one.low or (other.low == one.low and (one.low_open or not other.low_open))


def _reaches(one: Interval, other: Interval) -> bool:
    """Whether one begins no later than the other ends."""
    return one.low < other.high or (one.low == other.high and not (one.low_open or other.high_open))


def _end_of_product(one: _End, other: _End) -> _End:
    # Whatever is multiplied by a zero that is among the numbers, zero is among the results.
    has_zero = any(not bound and not is_open for bound, is_open in (one, other))
    return _product(one[0], other[0]), (one[1] or other[1]) and not has_zero


def _sum(one: Bound, other: Bound) -> Bound:
    if isinstance(one, float) or isinstance(other, float):
        return one if isinstance(one, float) else other
    return one + other


def _product(one: Bound, other: Bound) -> Bound:
    if not one or not other:
        # An open end stands for numbers beyond all bounds, never for one that is infinite.
        return _ZERO
    if isinstance(one, float) or isinstance(other, float):
        return INFINITE if (one > 0) == (other > 0) else -INFINITE
    return one * other


def _inverse(bound: Bound) -> Bound:
    return _ZERO if isinstance(bound, float) else 1 / bound
