"""Exact arithmetic with numbers of which only bounds are known. Knows no claim."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

Bound = Fraction | float
"""A number, exactly; or, where there is no bound, one of the two infinities, the only floats among them."""

INFINITE: Final = float("inf")
_ZERO: Final = Fraction(0)


class DivisorMayBeZeroError(ArithmeticError):
    """A number was divided by one that may be zero."""


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, which are among them."""

    low: Bound
    high: Bound

    @classmethod
    def of(cls, low: Fraction | None, high: Fraction | None) -> "Interval":
        """The numbers between two ends, either of which may be open: None."""
        return cls(-INFINITE if low is None else low, INFINITE if high is None else high)

    @property
    def is_single(self) -> bool:
        """Whether the bounds are one number, so that it is known exactly."""
        return self.low == self.high

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        products = [_product(one, another) for one in (self.low, self.high) for another in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotients.

        Raises:
            DivisorMayBeZeroError: if zero is among the divisors.
        """
        if other.low <= 0 <= other.high:
            raise DivisorMayBeZeroError
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def lies_within(self, other: "Interval") -> bool:
        """Whether all of its numbers are among the other's."""
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: "Interval") -> bool:
        """Whether any of its numbers is among the other's."""
        return self.low <= other.high and other.low <= self.high


OPERATIONS: Final[dict[str, Callable[[Interval, Interval], Interval]]] = {
    "+": Interval.__add__,
    "-": Interval.__sub__,
    "*": Interval.__mul__,
    "/": Interval.__truediv__,
}
"""What formulas can do with two numbers, by sign."""


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
