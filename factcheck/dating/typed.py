"""Dates as people type them, in forms of readers and of the desk: in numbers, with a month in letters, in words."""

import re
from datetime import date
from typing import Final

from factcheck.analysis.months import month_of
from factcheck.dating import edtf
from factcheck.dating.edtf import Expression
from factcheck.dating.numbers import month_and_day
from factcheck.dating.phrases import FIRST_YEAR, AmbiguousDateError, expression_of

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_EAST_ASIAN: Final = re.compile(r"(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日号號일])?)?")
_NUMBERS: Final = re.compile(r"[\d\s./-]+")
_MARKS: Final = re.compile(r"[./-]")
_PARTS: Final = re.compile(r"\d+|[^\W\d_]+")
_FILLING: Final = frozenset(
    ("th", "st", "nd", "rd", "of", "de", "del", "года", "թ", "թվականի", "\N{CYRILLIC SMALL LETTER GHE}")
)
# Marks that say more of a date than its numbers do.
_SAYING_MORE: Final = re.compile(r"[~?≈/%\[\]X]|\.\.")
_LONGEST: Final = 100
_WRITTEN: Final = ("{:04}", "{:04}-{:02}", "{:04}-{:02}-{:02}")


class TwoDaysError(ValueError):
    """Numbers that may be two days: 03/04/2024."""


class NoSuchDayError(ValueError):
    """A day that no calendar has: 2024-02-30."""


def typed_date(written: str) -> Expression:
    """The date that somebody typed.

    Raises:
        TwoDaysError: it is of numbers that may be two days.
        AmbiguousDateError: it may be two dates otherwise.
        NoSuchDayError: no calendar has it.
        ValueError: it is none, or not understood.
    """
    text = written.strip()
    try:
        if not _SAYING_MORE.search(text) or _NUMBERS.fullmatch(text):
            return _calendar_date(text)
    except TwoDaysError:
        raise
    except ValueError as refusal:
        return _in_words(text, refusal)
    return expression_of(text)


def _in_words(text: str, refusal: ValueError) -> Expression:
    try:
        return expression_of(text)
    except AmbiguousDateError:
        raise
    except ValueError:
        raise refusal from None


def _calendar_date(text: str) -> Expression:
    if iso := _ISO.fullmatch(text) or _EAST_ASIAN.fullmatch(text):
        return _of_numbers([int(part) for part in iso.groups() if part])
    found = _PARTS.findall(text) if len(text) <= _LONGEST else []
    words = [part for part in found if not part.isdecimal() and part.casefold() not in _FILLING]
    numbers = [int(part) for part in found if part.isdecimal()]
    if len(words) == 1 and (month := month_of(words[0])) is not None:
        return _with_month(month, numbers)
    if words or len(set(_MARKS.findall(text))) > 1:
        raise ValueError("not understood as a date")
    return _of_numbers(numbers) if _is_year_first(numbers) else _year_last(text, numbers)


def _is_year_first(numbers: list[int]) -> bool:
    """Whether they are a year with its month and day; “2004/05” may be two years."""
    year, *parts = numbers or [0]
    is_month = len(parts) == 1 and parts[0] <= year % 100
    return year >= FIRST_YEAR and (len(parts) == len(_WRITTEN) - 1 or is_month)


def _with_month(month: int, numbers: list[int]) -> Expression:
    """The date of a month that is written in letters."""
    years = [number for number in numbers if number >= FIRST_YEAR]
    days = [number for number in numbers if number < FIRST_YEAR]
    if len(years) != 1 or len(days) > 1:
        raise ValueError("not understood as a date")
    return _of_numbers([years[0], month, *days])


def _year_last(text: str, numbers: list[int]) -> Expression:
    """Day, month and year in numbers: with points in that order, else where no other reading is a day."""
    if len(numbers) not in {2, 3} or numbers[-1] < FIRST_YEAR:
        raise ValueError("not understood as a date")
    *parts, year = numbers
    if len(parts) == 1:
        return _of_numbers([year, parts[0]])
    order = month_and_day(parts[0], parts[1], dotted="." in text)
    if order is None:
        raise TwoDaysError("either number may be the month")
    return _of_numbers([year, *order])


def _of_numbers(numbers: list[int]) -> Expression:
    try:
        date(*(*numbers, 1, 1)[:3])
    except (OverflowError, ValueError) as error:
        raise NoSuchDayError("no calendar has this day") from error
    return edtf.parse(_WRITTEN[len(numbers) - 1].format(*numbers))
