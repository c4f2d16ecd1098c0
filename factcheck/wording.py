"""Dates, times and numbers of documents in words for readers."""

from datetime import UTC, date, datetime
from typing import Any, Final

from django.utils.dateformat import format as format_date

_FORMATS: Final = {4: "Y", 7: "F Y", 10: "j F Y"}
_WHOLE: Final = "-01-01"


def date_words(shown: str) -> str:
    """A date cut to its precision in words: `2023-11` is November 2023."""
    whole = date.fromisoformat(shown + _WHOLE[len(shown) - 4 :])
    return format_date(whole, _FORMATS[len(shown)])


def moment(stamp: str) -> datetime:
    """The time that a document names, in UTC."""
    return datetime.fromisoformat(stamp).astimezone(UTC)


def day_words(stamp: str) -> str:
    """The day, in UTC, of a time: 23 November 2026."""
    return format_date(moment(stamp), "j F Y")


def moment_words(stamp: str) -> str:
    """A time to the minute: 23 November 2026, 04:49 UTC."""
    return f"{day_words(stamp)}, {moment(stamp):%H:%M} UTC"


def number_words(number: str) -> str:
    """A decimal number with its thousands apart: 100,417."""
    sign, digits = ("\N{MINUS SIGN}", number[1:]) if number.startswith("-") else ("", number)
    whole, point, fraction = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{fraction}"


def timecode(seconds: str) -> str:
    """A number of seconds as a place in a recording, such as 1:02:03."""
    minutes, second = divmod(int(seconds.partition(".")[0]), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def quantity_words(quantity: dict[str, Any]) -> str:
    """A quantity of a claim: about 120,000 people."""
    low, high, unit = quantity["low"], quantity["high"], quantity["unit"]
    gap = "" if unit == "%" else " "
    numbers = " to ".join(number_words(end) for end in dict.fromkeys([low, high]) if end is not None)
    text = f"{numbers}{gap}{unit}"
    if low is None:
        text = f"up to {text}"
    elif high is None:
        text = f"{text} or more"
    return f"about {text}" if quantity["approximate"] else text
