"""Expressions of EDTF, the Extended Date/Time Format of ISO 8601-2, and the first and the last day that they may mean.

Of its levels what dates of records need is read: level 0, level 1 within the years 1 to 9999, the parts of a year of
level 2, and `[a..b]`, one date of several. docs/adr/0073 says why no library does it.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final

LONGEST: Final = 60
"""Characters of the longest expression that is kept."""


class Unit(Enum):
    """What stretch of time a point of an expression is."""

    DAY = "day"
    MONTH = "month"
    PART = "season or part of a year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


# The first and the last month of each part of a year; those over 12 are of the next.
_PARTS: Final = {
    **dict.fromkeys((21, 25, 31), (3, 5)),
    **dict.fromkeys((22, 26, 32), (6, 8)),
    **dict.fromkeys((23, 27, 29), (9, 11)),
    # The winter of a year may be the one that it begins with or the one that it ends with.
    **dict.fromkeys((24, 28, 30), (1, 14)),
    **{33 + number: (3 * number + 1, 3 * number + 3) for number in range(4)},
    **{37 + number: (4 * number + 1, 4 * number + 4) for number in range(3)},
    **{40 + number: (6 * number + 1, 6 * number + 6) for number in range(2)},
}
SPRING, WINTER, QUARTER, THIRD, HALF, LAST_PART = 21, 24, 33, 37, 40, 41
"""Codes of parts of a year: the first season and the last, the first quarter, third and half, and the last of all."""
_YEARS: Final = {Unit.DECADE: 10, Unit.CENTURY: 100}
_DECEMBER: Final = 12
_POINT: Final = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%]?)", re.ASCII)
_ONE_OF: Final = re.compile(r"\[([^\[\].]*)\.\.([^\[\].]*)\]")


@dataclass(frozen=True)
class Point:
    """A stretch of time with a name: a day, March 2021, spring 2023, the 1990s. `month` may be the code of a part."""

    unit: Unit
    year: int
    month: int = 0
    day: int = 0
    # "?" for what is uncertain, "~" for what is approximate, "%" for both.
    qualifier: str = ""

    def __str__(self) -> str:
        kept = {Unit.DECADE: 3, Unit.CENTURY: 2}.get(self.unit, 4)
        numbers = "".join(f"-{number:02}" for number in (self.month, self.day) if number)
        return f"{self.year:04}"[:kept].ljust(4, "X") + numbers + self.qualifier

    @property
    def is_about(self) -> bool:
        """Whether it may lie a little before or after."""
        return self.qualifier in {"~", "%"}

    @property
    def first(self) -> date:
        """The first day that it may mean: “about” reaches one day, month or year further."""
        return _moved(self.bounds[0], self.unit, -1) if self.is_about else self.bounds[0]

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        return _moved(self.bounds[1], self.unit, 1) if self.is_about else self.bounds[1]

    @property
    def bounds(self) -> tuple[date, date]:
        """Its first and its last day, as if it were exact."""
        if self.unit is Unit.DAY:
            day = date(self.year, self.month, self.day)
            return day, day
        if self.unit is Unit.MONTH:
            return date(self.year, self.month, 1), _end(self.year, self.month)
        if self.unit is Unit.PART:
            first, last = _PARTS[self.month]
            return date(self.year, first, 1), _end(self.year, last)
        return date(max(self.year, 1), 1, 1), date(self.year + _YEARS.get(self.unit, 1) - 1, 12, 31)


@dataclass(frozen=True)
class Expression:
    """A date as it is known: a point of time, or that it lies between two, or on one side of one."""

    start: Point | None
    end: Point | None
    # One date of those between the two, where it is not the whole time between them.
    one_of: bool = False

    def __str__(self) -> str:
        if self.point:
            return str(self.point)
        start, end = self.start, self.end
        if self.one_of:
            return f"[{start or ''}..{end or ''}]"
        return f"{start or '..'}/{end or '..'}"

    @property
    def point(self) -> Point | None:
        """The one point that it is, or None."""
        return self.start if self.start == self.end else None

    @property
    def is_plain(self) -> bool:
        """Whether it is a day, a month or a year, and no more is to be said of it."""
        point = self.point
        return point is not None and not point.qualifier and point.unit in {Unit.DAY, Unit.MONTH, Unit.YEAR}

    @property
    def is_one_of_two(self) -> bool:
        """Whether it is one of two days, months, seasons or years that follow each other."""
        return self.one_of and bool(self.start and self.end and after(self.start).bounds[0] == self.end.bounds[0])

    @property
    def earliest(self) -> date | None:
        """The first day that it may mean; None where that is open."""
        return self.start.first if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it may mean; None where that is open."""
        return self.end.last if self.end else None

    @property
    def place(self) -> date:
        """The day by which it is put in order: the earliest, or else the latest."""
        return self.earliest or self.latest or date.max


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The expression that a text is.

    Raises:
        ValueError: it is none, its end lies before its start, or it is open on both sides.
    """
    if len(text) > LONGEST:
        raise ValueError("too long for an expression of EDTF")
    start, parted, end = text.partition("/")
    if parted:
        return between(_end_point(start), _end_point(end))
    if found := _ONE_OF.fullmatch(text):
        return between(_end_point(found[1]), _end_point(found[2]), one_of=True)
    point = _point(text)
    return Expression(point, point)


def between(start: Point | None, end: Point | None, *, one_of: bool = False) -> Expression:
    """What lies between two points, of which one may be open.

    Raises:
        ValueError: the end lies before the start, or both are open.
    """
    if (start or end) is None or (start and end and start.bounds[0] > end.bounds[1]):
        raise ValueError("an interval ends after it starts")
    return Expression(start, end, one_of and start != end)


def before(point: Point) -> Point:
    """The stretch that ends right before a point: of 1990 it is 1989, of March the month of February."""
    return _neighbour(point, point.bounds[0] - timedelta(days=1) if point.bounds[0] > date.min else date.min)


def after(point: Point) -> Point:
    """The stretch that begins right after a point."""
    return _neighbour(point, point.bounds[1] + timedelta(days=1) if point.bounds[1] < date.max else date.max)


def ends_month(day: date) -> bool:
    """Whether a day is the last of its month."""
    return day == _end(day.year, day.month)


def about(point: Point) -> Point:
    """The point as an approximate one."""
    return replace(point, qualifier="%" if point.qualifier in {"?", "%"} else "~")


def perhaps(point: Point) -> Point:
    """The point as an uncertain one."""
    return replace(point, qualifier="%" if point.is_about else "?")


def _neighbour(point: Point, day: date) -> Point:
    if point.unit is Unit.DAY:
        return Point(Unit.DAY, day.year, day.month, day.day, point.qualifier)
    if point.unit in {Unit.MONTH, Unit.PART}:
        return Point(Unit.MONTH, day.year, day.month, qualifier=point.qualifier)
    return Point(Unit.YEAR, day.year, qualifier=point.qualifier)


def _end_point(text: str) -> Point | None:
    return None if text in {"", ".."} else _point(text)


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError("not an expression of EDTF")
    year, month, day = found[1], found[2] or "", found[3] or ""
    known = [int(number) for number in (month, day) if number not in {"", "XX"}]
    of_year = dict(zip(("month", "day"), known, strict=False))
    if (month == "XX" and day not in {"", "XX"}) or ("X" in year and month):
        raise ValueError("what is unknown of a date comes last")
    point = Point(_unit(year, known), int(year.replace("X", "0")), qualifier=found[4], **of_year)
    if point.year == 0 and point.unit not in _YEARS:
        raise ValueError("years begin with 1")
    # Refuses the days that no calendar has.
    _ = point.bounds
    return point


def _unit(year: str, known: list[int]) -> Unit:
    if "X" in year:
        return Unit.CENTURY if year.endswith("XX") else Unit.DECADE
    if not known:
        return Unit.YEAR
    if known[0] > _DECEMBER:
        if known[0] not in _PARTS or len(known) > 1:
            raise ValueError("no such part of a year")
        return Unit.PART
    return Unit.DAY if len(known) > 1 else Unit.MONTH


def _end(year: int, month: int) -> date:
    """The last day of a month; months over 12 are of the next year."""
    if month > _DECEMBER:
        year, month = year + 1, month - _DECEMBER
    if year > date.max.year:
        return date.max
    return date(year, month, calendar.monthrange(year, month)[1])


def _moved(day: date, unit: Unit, way: int) -> date:
    """The day a day, a month or a year away, as far as the calendar goes."""
    try:
        if unit is Unit.DAY:
            return day + timedelta(days=way)
        months = way if unit in {Unit.MONTH, Unit.PART} else 12 * way
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        # Of a last day the last day of the other month, which may have fewer.
        return date(year, month + 1, 1) if day.day == 1 else _end(year, month + 1)
    except (OverflowError, ValueError):
        return date.min if way < 0 else date.max
