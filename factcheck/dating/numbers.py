"""Dates in numbers alone."""

from typing import Final

_MONTHS: Final = 12


def month_and_day(first: int, second: int, *, dotted: bool) -> tuple[int, int] | None:
    """The month and the day of two numbers before a year: with points the day comes first; None where either may."""
    if dotted or first > _MONTHS or first == second:
        return second, first
    return (first, second) if second > _MONTHS else None
