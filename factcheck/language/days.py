"""Days as readers and editors type them: “31 May 2024”, “mai 2024”, “2024”, in words of the languages of the site."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from factcheck.dating import edtf
from factcheck.dating.edtf import Expression
from factcheck.dating.numbers import month_and_day
from factcheck.dating.phrases import AmbiguousDateError, expression_of
from factcheck.language.dates import expression_words

_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
# 5/2024; 2024-5, which 2024-05 and 2024/25 are not; 2024-5-31.
_MONTH: Final = re.compile(r"(?P<month>\d{1,2})[./-](?P<year>\d{4})|(?P<first>\d{4})[./-](?P<digit>\d)", re.ASCII)
_FROM_YEAR: Final = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_LONGEST: Final = 60
"""Characters of a text that messages repeat."""


def typed(expression: str) -> str:
    """What may be typed for an expression: its words, where they are read as it; else the expression itself."""
    try:
        words = expression_words(edtf.parse(expression))
        return words if str(expression_of(words)) == expression else expression
    except ValueError:
        return expression


def bound_of(text: str, *, is_last: bool = False) -> str:
    """The day as YYYY-MM-DD from which, or until which, a text means; what is not understood comes back as it is."""
    try:
        found = _of_numbers(text) or expression_of(text)
    except ValueError:
        return text
    day = found if isinstance(found, date) else found.latest if is_last else found.earliest
    return day.isoformat() if day else text


def complaint(text: str) -> str:
    """What to tell who typed a day that is not understood, or may be two."""
    try:
        if len(text) < edtf.LONGEST and (found := _NUMBERS.fullmatch(text.strip())) and _of_numbers(text) is None:
            return two_days(found[0])
        expression_of(text)
    except AmbiguousDateError as error:
        return two_readings(text, error.readings)
    except ValueError:
        pass
    days = {"day": typed("2024-05-31"), "month": typed("2024-05")}
    return _("Write a day that exists, such as %(day)s, %(month)s or 2024.") % days


def two_days(text: str) -> str:
    """What to tell of numbers that may be two days."""
    said = _("“%(text)s” may be two days. Write year, month and day: 2024-03-12; or 2024-03, or 2024.")
    return said % {"text": text[:_LONGEST]}


def two_readings(text: str, readings: Iterable[str]) -> str:
    """What to tell of words that may be two dates, which are given as expressions."""
    said = _("“%(text)s” may be two dates. Write one of these: %(readings)s.")
    return said % {"text": text[:_LONGEST], "readings": "; ".join(map(typed, readings))}


def _of_numbers(text: str) -> date | Expression | None:
    """A day such as 31.05.2024 or 2024-5-31, or a month such as 5/2024; None for what is neither, or may be two days.

    Raises:
        ValueError: no calendar has it.
    """
    plain = text.strip() if len(text) < edtf.LONGEST else ""
    if found := _FROM_YEAR.fullmatch(plain):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := _MONTH.fullmatch(plain):
        first = date(int(found["year"] or found["first"]), int(found["month"] or found["digit"]), 1)
        return edtf.parse(first.isoformat()[:-3])
    found = _NUMBERS.fullmatch(plain)
    order = month_and_day(int(found[1]), int(found[3]), dotted=found[2] == ".") if found else None
    return date(int(found[4]), *order) if found and order else None
