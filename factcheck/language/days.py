"""Days as readers and editors type them: “31 May 2024”, “mai 2024”, “2024”, in words of the languages of the site."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from factcheck.dating import edtf
from factcheck.dating.phrases import AmbiguousDateError
from factcheck.dating.typed import TwoDaysError, typed_date
from factcheck.language.dates import expression_words

_LONGEST: Final = 60
"""Characters of a text that messages repeat."""


def typed(expression: str) -> str:
    """What may be typed for an expression: its words, where they are read as it; else the expression itself."""
    try:
        words = expression_words(edtf.parse(expression))
        return words if str(typed_date(words)) == expression else expression
    except ValueError:
        return expression


def bound_of(text: str, *, is_last: bool = False) -> str:
    """The day as YYYY-MM-DD from which, or until which, a text means; what is not understood comes back as it is."""
    try:
        found = typed_date(text)
    except ValueError:
        return text
    day = found.latest if is_last else found.earliest
    return day.isoformat() if day else text


def complaint(text: str) -> str:
    """What to tell who typed a day that is not understood, may be two, or is open where a bound is asked for."""
    try:
        typed_date(text)
    except TwoDaysError:
        return two_days(text.strip())
    except AmbiguousDateError as error:
        return two_readings(text, error.readings)
    except ValueError:
        return _("Write a day that exists, such as %(day)s, %(month)s or 2024.") % _examples()
    said = _("“%(text)s” is open on this side. Write the day that you mean, such as %(day)s, %(month)s or 2024.")
    return said % {"text": text[:_LONGEST], **_examples()}


def _examples() -> dict[str, str]:
    return {"day": typed("2024-05-31"), "month": typed("2024-05")}


def two_days(text: str) -> str:
    """What to tell of numbers that may be two days."""
    said = _("“%(text)s” may be two days. Write year, month and day: 2024-03-12; or 2024-03, or 2024.")
    return said % {"text": text[:_LONGEST]}


def two_readings(text: str, readings: Iterable[str]) -> str:
    """What to tell of words that may be two dates, which are given as expressions."""
    said = _("“%(text)s” may be two dates. Write one of these: %(readings)s.")
    return said % {"text": text[:_LONGEST], "readings": "; ".join(map(typed, readings))}
