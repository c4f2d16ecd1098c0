"""A scale for numbers: where its ticks stand, what they are called, and how far along it a number lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from typing import Final

_MOST: Final = 6
# However long its labels: one on each side of zero, and zero.
_MOST_OF_LONG: Final = 3
# Characters of labels that stand beside each other on a narrow screen.
_ROOM: Final = 30
_PRECISION: Final = 80
_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5))


@dataclass(frozen=True)
class Axis:
    """A scale from its first tick to its last; there are two at least, in order."""

    ticks: tuple[Decimal, ...]

    def share(self, number: Decimal) -> Decimal:
        """How far along the scale a number lies: 0 at its first tick, 1 at its last."""
        with localcontext(prec=_PRECISION):
            first, last = self.ticks[0], self.ticks[-1]
            return (number - first) / (last - first)


def axis_for(numbers: Sequence[Decimal]) -> Axis:
    """The scale of round numbers on which all of these lie, with as many ticks as have room.

    Raises:
        ValueError: if there are no numbers.
    """
    with localcontext(prec=_PRECISION):
        low, high = _spread(min(numbers), max(numbers))
        longest = max(len(label(low)), len(label(high)))
        return Axis(_ticks(low, high, max(_MOST_OF_LONG, min(_MOST, _ROOM // longest))))


def label(tick: Decimal) -> str:
    """A tick as a plain decimal number."""
    text = f"{tick:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _spread(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    if low != high:
        return low, high
    # One number stands in the middle of a scale that is about a fifth of it long.
    margin = abs(low) / 10 or Decimal(1)
    return low - margin, high + margin


def _ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    found = (_multiples(step, low, high) for step in _steps((high - low) / most))
    return next(ticks for ticks in found if len(ticks) <= most)


def _multiples(step: Decimal, low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """The multiples of a step from the last that is not above `low` to the first that is not below `high`."""
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(step * (first + number) for number in range(int(last - first) + 1))


def _steps(least: Decimal) -> Iterator[Decimal]:
    """Round steps, from one that is no longer than `least` upwards."""
    power = Decimal(1).scaleb(least.adjusted())
    while True:
        yield from (step * power for step in _STEPS)
        power *= 10
