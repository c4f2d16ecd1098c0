"""Whether the day or the month comes first in the dates of a page: blog software declares American English unasked."""

import re
from datetime import date
from typing import Final

from sources.intake.written_dates import DAY_FIRST, MONTH_FIRST, is_untold, with_digits

_DATE: Final = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2[12]\d{3}(?!\d)")
_MONTHS: Final = 12
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# “Tue, 03/12/2024 - 09:15”, as Drupal writes moments unless it is told otherwise.
_WITH_WEEKDAY: Final = re.compile(
    r"\b(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? (?P<first>\d{1,2})/(?P<second>\d{1,2})/"
    r"(?P<year>[12]\d{3})(?P<time> - \d\d:\d\d)?(?!\d)"
)
# “Springfield, IL 62701”, “Springfield, IL 62701-1234”.
_AMERICAN: Final = re.compile(
    r"[a-z], (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[AT]|W[AIVY])\.? \d{5}(?:-\d{4})?(?![\d-])"
)


def language_of_dates(language: str, text: str) -> str:
    """The language in which dates of a text are read: the given one, unless its order is untold and the text tells it.

    A date that can be read in one way only tells it where none is against it; so does an American postal address of a
    page in American English.
    """
    if not is_untold(language):
        return language
    if order := _by_weekdays(text):
        return order
    pairs = {(int(found[1]) > _MONTHS, int(found[3]) > _MONTHS) for found in _DATE.finditer(with_digits(text))}
    is_day_first, is_month_first = (True, False) in pairs, (False, True) in pairs
    if is_day_first == is_month_first:
        is_american = language.lower() == "en-us" and not is_day_first and _AMERICAN.search(text)
        return MONTH_FIRST if is_american else language
    return DAY_FIRST if is_day_first else MONTH_FIRST


def _by_weekdays(text: str) -> str:
    """The order by which a date falls on the weekday beside it; month first where both do and Drupal wrote it."""
    for found in _WITH_WEEKDAY.finditer(text):
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        fits = {MONTH_FIRST: _falls_on(year, first, second), DAY_FIRST: _falls_on(year, second, first)}
        orders = [order for order, day in fits.items() if day == _WEEKDAYS.index(found["weekday"].casefold())]
        if len(orders) == 1:
            return orders[0]
        if orders and found["time"]:
            return MONTH_FIRST
    return ""


def _falls_on(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None
