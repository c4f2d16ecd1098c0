"""Dates and times of documents in words for readers, in the language of the page.

Code whose words must not change with the reader, such as commands and logs, runs in English without asking.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval
from django.utils.translation import get_language, pgettext

from factcheck.dating import edtf
from factcheck.dating.edtf import Expression, Point, Unit

# With the day before the month.
_ENGLISH: Final = "en_GB"
_DECEMBER: Final = 12


@cache
def _locale_of(language: str) -> Locale:
    try:
        return Locale.parse(_ENGLISH if language == "en" else language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_ENGLISH)


def locale() -> Locale:
    """The ways of the language that is spoken now."""
    return _locale_of(get_language() or "en")


def date_words(shown: str) -> str:
    """A date of a document in words: `2023-11` is November 2023, `2023-21` is spring 2023, `../1989` is before 1990."""
    return _date_words(shown, get_language())


@lru_cache(maxsize=4_096)
def _date_words(shown: str, _language: str | None) -> str:
    return expression_words(edtf.parse(shown))


def meaning_words(shown: str) -> str:
    """The days that a date may mean at the most, where its words don't tell: of about 1915 it is 1914 to 1916."""
    expression = edtf.parse(shown)
    point = expression.point
    if point is not None and not point.is_about and point.unit is not Unit.PART:
        return ""
    if expression.earliest is None or expression.latest is None or not _is_vague(expression):
        return ""
    return _span_words(expression.earliest, expression.latest)


def _is_vague(expression: Expression) -> bool:
    ends = [end for end in (expression.start, expression.end) if end]
    return any(end.is_about or end.unit is Unit.PART for end in ends)


def expression_words(expression: Expression) -> str:
    """An expression of EDTF in words."""
    if expression.point:
        return _point_words(expression.point)
    if expression.start is None and expression.end is not None:
        # Translators: something happened on an unknown day before that date: "before 1990".
        return pgettext("date", "before %(date)s") % {"date": _point_words(edtf.after(expression.end))}
    if expression.end is None and expression.start is not None:
        # Translators: something happened on an unknown day not earlier than that date: "2011 or later".
        return pgettext("date", "%(date)s or later") % {"date": _point_words(expression.start)}
    return _between_words(expression)


def _between_words(expression: Expression) -> str:
    start, end = expression.start, expression.end
    if start is None or end is None:
        raise ValueError("open on both sides")
    if expression.is_one_of_two:
        # Translators: something happened on one of two days, months or years: "March 2024 or April 2024".
        words = pgettext("date", "%(start)s or %(end)s")
        return words % {"start": _point_words(start), "end": _point_words(end)}
    if start.unit in _ENTIRE and end.unit in _ENTIRE and start.qualifier == end.qualifier:
        # As CLDR has it, which knows what need not be said twice: "March to May 2021".
        return _qualified(start.qualifier, _span_words(start.bounds[0], end.bounds[1]))
    # Translators: something happened on an unknown day between two dates: "spring 2020 to about 2023".
    words = pgettext("date", "%(start)s to %(end)s")
    return words % {"start": _point_words(start), "end": _point_words(end)}


_ENTIRE: Final = frozenset((Unit.DAY, Unit.MONTH, Unit.YEAR))


def _point_words(point: Point) -> str:
    return _qualified(point.qualifier, _EXACT[point.unit](point))


def _qualified(qualifier: str, words: str) -> str:
    if qualifier == "~":
        return pgettext("date", "about %(date)s") % {"date": words}
    if qualifier == "?":
        # Translators: a date that may be wrong: "perhaps 1915".
        return pgettext("date", "perhaps %(date)s") % {"date": words}
    # Translators: a date that may be wrong, and is approximate: "perhaps about 1915".
    return pgettext("date", "perhaps about %(date)s") % {"date": words} if qualifier else words


def _whole_words(point: Point) -> str:
    return format_date(point.bounds[0], _pattern(point.unit), locale())


def _pattern(unit: Unit) -> str:
    if unit is Unit.YEAR:
        return "yyyy"
    known = locale().datetime_skeletons["yMMMM"] if unit is Unit.MONTH else locale().date_formats["long"]
    # Four digits, or else the year 99 might be 1999.
    return str(known.pattern).replace("y", "yyyy")


def _part_words(point: Point) -> str:
    first = point.bounds[0]
    if edtf.QUARTER <= point.month < edtf.THIRD:
        return format_date(first, str(locale().datetime_skeletons["yQQQQ"].pattern).replace("y", "yyyy"), locale())
    return _part_phrase(point.month) % {"year": f"{point.year:04}"}


def _part_phrase(code: int) -> str:
    return {
        **dict.fromkeys((21, 25, 29), pgettext("date", "spring %(year)s")),
        **dict.fromkeys((22, 26, 30), pgettext("date", "summer %(year)s")),
        **dict.fromkeys((23, 27, 31), pgettext("date", "autumn %(year)s")),
        **dict.fromkeys((24, 28, 32), pgettext("date", "winter %(year)s")),
        37: pgettext("date", "early %(year)s"),
        38: pgettext("date", "mid-%(year)s"),
        39: pgettext("date", "late %(year)s"),
        40: pgettext("date", "first half of %(year)s"),
        41: pgettext("date", "second half of %(year)s"),
    }[code]


def _decade_words(point: Point) -> str:
    # Translators: a decade: "1990s".
    return pgettext("date", "%(year)ss") % {"year": f"{point.year:04}"}


def _century_words(point: Point) -> str:
    return _span_words(*point.bounds)


_EXACT: Final[dict[Unit, Callable[[Point], str]]] = {
    Unit.DAY: _whole_words,
    Unit.MONTH: _whole_words,
    Unit.YEAR: _whole_words,
    Unit.PART: _part_words,
    Unit.DECADE: _decade_words,
    Unit.CENTURY: _century_words,
}


def _span_words(first: date, last: date) -> str:
    """From a day to a day, in months or years where it is whole ones."""
    begins_month, ends_month = first.day == 1, edtf.ends_month(last)
    if first.month == 1 and last.month == _DECEMBER and begins_month and ends_month:
        skeleton = "y"
    else:
        skeleton = "yMMMM" if begins_month and ends_month else "yMMMMd"
    if first == last or (skeleton == "yMMMM" and (first.year, first.month) == (last.year, last.month)):
        return _whole_words(Point(Unit.DAY if first == last else Unit.MONTH, first.year, first.month, first.day))
    if skeleton == "y" and first.year == last.year:
        return _whole_words(Point(Unit.YEAR, first.year))
    return format_interval(first, last, skeleton, locale=locale())


def moment(stamp: str) -> datetime:
    """The time that a document names, in UTC."""
    return datetime.fromisoformat(stamp).astimezone(UTC)


def day_words(stamp: str) -> str:
    """The day, in UTC, of a time: 23 November 2026."""
    return date_words(moment(stamp).date().isoformat())


def moment_words(stamp: str) -> str:
    """A time to the minute: 23 November 2026, 04:49 UTC."""
    return _moment_words(stamp, "%H:%M")


def exact_moment_words(stamp: str) -> str:
    """A time to the second: 23 November 2026, 04:49:10 UTC."""
    return _moment_words(stamp, "%H:%M:%S")


def _moment_words(stamp: str, clock: str) -> str:
    time = moment(stamp).strftime(clock)
    # Translators: a moment, such as "23 November 2026, 04:49 UTC".
    return pgettext("moment", "%(day)s, %(time)s UTC") % {"day": day_words(stamp), "time": time}
