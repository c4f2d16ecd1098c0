"""Days as readers and editors type them: “31 May 2024”, “mai 2024”, “2024”, in words of the languages of the site."""

import re
from datetime import date
from typing import Final

from factcheck.dating import edtf
from factcheck.dating.numbers import month_and_day
from factcheck.dating.phrases import expression_of
from factcheck.language.dates import expression_words

_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)


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


def _of_numbers(text: str) -> date | None:
    """A day such as 31.05.2024.

    Raises:
        ValueError: no calendar has it.
    """
    found = _NUMBERS.fullmatch(text.strip()) if len(text) < edtf.LONGEST else None
    order = month_and_day(int(found[1]), int(found[3]), dotted=found[2] == ".") if found else None
    return date(int(found[4]), *order) if found and order else None
