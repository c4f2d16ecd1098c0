"""Dates as archives write them: what of them is certain, and what is odd about them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.analysis.months import month_of
from factcheck.dates import Precision
from factcheck.dating.phrases import expression_of
from factcheck.importing.records import ReadDate
from factcheck.importing.understanding.texts import bare

NOTHING: Final = frozenset(
    {"", "null", "none", "nan", "nat", "n a", "na", "nil", "unknown", "undefined", "undated", "no date", "tbd", "false"}
    | {
        "0000 00 00",
        "0",
        "0000 00 00 00 00 00",
        "1",
        "inconnu",
        "unbekannt",
        "desconocido",
        "desconhecido",
        "неизвестно",
    }
)
"""What is written, folded, where nothing is known."""

_LONGEST: Final = 120
_MONTHS: Final = 12
_LONGEST_MONTH: Final = 31
_LONGEST_YEAR: Final = 366
_DIGITS_OF_A_YEAR: Final = 4
_DIGITS_OF_A_DAY: Final = 2
_BUDDHIST_YEARS: Final = range(2401, 2700)
_FIRST_YEAR: Final = 1000
_SENTINELS: Final = frozenset(
    {date(1, 1, 1), date(1970, 1, 1), date(1969, 12, 31), date(1899, 12, 30), date(1900, 1, 1)}
)
_TIME: Final = (
    r"(?:[t ,]{1,3}\d{1,2}[:.h]\d{2}[\d:.,]{0,20} ?(?:[a-z.]{1,5})? ?(?:\(?[a-z]{0,5}\)?)?(?:[+-]\d{2}:?\d{0,2})?)?"
)
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})([-/. ]) ?(\d{{1,2}})\2 ?(\d{{1,2}})\.?{_TIME}z?")
_YEAR_LAST: Final = re.compile(
    rf"(\d{{1,2}})([-/. ]) ?(\d{{1,2}})\2 ?(\d{{4}}|\d{{2}}) ?(?:г|r|р|год|года)?\.?{_TIME}z?"
)
_YEAR_MONTH: Final = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-/.](\d{4})")
_BEGINS_WITH_YEAR: Final = re.compile(r"[12]\d{3}")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:t\d{4,6}z?|\d{6})?")
_EAST_ASIAN: Final = re.compile(r"(\d{4}) ?[年년] ?(?:(\d{1,2}) ?[月월] ?(?:(\d{1,2}) ?[日일号號]?)?)?")
_VIETNAMESE: Final = re.compile(r"(\d{1,2}) ?tháng (\d{1,2})[^\d]{1,6}(\d{4})")
_ORDER_SAID: Final = re.compile(
    r"\b(?:(?P<day>(?:dd?|jj|tt|gg|дд)[./ -](?:mm?|aa|мм))|mm?[./ -](?:dd?|jj))[./ -](?:y{2,4}|a{2,4}|j{2,4}|г{2,4})\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?:/date\()?(\d{5}|\d{9,10}|\d{12,13})(?:\.\d{1,12})?(?:[+-]\d{4})?(?:\)/)?")
_CLOCK: Final = re.compile(
    r"t?\d{1,2}[:h]\d{2}[\d:.]{0,12}(?: ?[ap]\.?m\b\.?)?(?: ?[+-]\d{4}\b)?|(?:gmt|utc| )[+-]\d{4}\b|[+-]\d{2}:\d{2}$|"
    r"\b\d{1,2}\.\d{2} ?(?:gmt|utc|uhr|[ap]\.?m\b\.?|[ec][es]?t\b)"
)
_WORD: Final = re.compile(r"\d+|[^\s\d.,;:()/-]+")
_INSIDE: Final = re.compile(r"(?<!\d)(?:\d{1,2}([-/.])\d{1,2}\1\d{4}|\d{4}([-/.])\d{1,2}\2\d{1,2})(?!\d)")
_WEEK: Final = re.compile(r"(\d{4})-?w(\d{2})-?([1-7])")
_ORDINAL: Final = re.compile(r"(\d{4})-(\d{3})")
# From one moment to another, as archives write it: the days are kept.
_TWO_MOMENTS: Final = re.compile(r"^(\d{4}-\d{2}-\d{2})[^/ ]{0,20}(?:/| to | - )(\d{4}-\d{2}-\d{2})\S{0,20}$")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTH: Final = re.compile(r"(\d{1,2})[./ -]{1,2}([ivx]{1,4})[./ -]{1,2}(\d{4})(?: ?[гr])?\.?")
_EXCEL_DAYS: Final = range(20_000, 80_000)
_FROM_1900_TO_1904: Final = 1462
"""Days between the two that spreadsheets count from."""

CUT: Final = "day and month can't be told apart: only the year is kept"
NOT_UNDERSTOOD: Final = "not understood as a date: left empty"
TO_COME: Final = "a day that is still to come: left empty"
PLACEHOLDER: Final = "stands for no date: left empty"
NO_SUCH_DAY: Final = "no such day: only what the calendar has of it is kept"
SERIAL: Final = "read as a number of days, as spreadsheets count them"
EPOCH: Final = "read as a moment that is counted from the beginning of 1970"
SHORT_YEAR: Final = "a year of two digits, read as of this century"
SWAPPED: Final = "read as year, day, month: it has no other meaning"
PART: Final = "only the month or the year of it is certain"


class Order(Enum):
    """Which of two numbers before a year is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Understood(NamedTuple):
    """A date, None where none is written, and what was odd, empty where nothing was."""

    date: ReadDate | None
    remark: str = ""


def order_of(written: Iterable[str]) -> Order | None:
    """The order in which a column writes day and month; None where it does not tell, or contradicts itself."""
    told = Counter(order for text in written if (order := _told(text)))
    return next(iter(told)) if len(told) == 1 else None


def orders_of(columns: Mapping[str, Iterable[str]]) -> dict[str, Order]:
    """The order in which each column of a table writes day and month: its own, that which its heading says, or, of one
    that does not tell, that of all others that do.
    """
    told = {name: {order for text in written if (order := _told(text))} for name, written in columns.items()}
    told = {name: own or _said(name) for name, own in told.items()}
    orders = {name: own or set().union(*told.values()) for name, own in told.items()}
    return {name: next(iter(order)) for name, order in orders.items() if len(order) == 1}


def _said(heading: str) -> set[Order]:
    """The order that a heading says: “Date (DD/MM/YYYY)”; in the letters of other languages, too."""
    found = _ORDER_SAID.search(heading)
    if found is None:
        return set()
    return {Order.DAY_FIRST if found["day"] else Order.MONTH_FIRST}


def _told(text: str) -> Order | None:
    found = _YEAR_LAST.fullmatch(_plain(text)) if text and text[:1].isdigit() else None
    if found is None or found[2] == ".":
        return None
    first, second = int(found[1]), int(found[3])
    if first > _MONTHS >= second:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if second > _MONTHS >= first else None


def since_1900(written: str) -> str:
    """A number of days since 1904, from which workbooks of old Macintoshes count, as others count it; all else as it
    stands.
    """
    days, point, rest = written.partition(".")
    counted = int(days) + _FROM_1900_TO_1904 if days.isdecimal() and len(days) <= len("80000") else 0
    return f"{counted}{point}{rest}" if counted in _EXCEL_DAYS else written


@lru_cache(maxsize=8_000)
def understood_date(written: str, order: Order | None = None, language: str = "") -> Understood:
    """What of a date is certain.

    `order` is that of its column, for dates such as 03/04/2020; `language`, a tag, tells names of months apart that
    mean another month elsewhere. A day is that of the time zone in which it is written.
    """
    plain = _plain(written)
    if len(written) > _LONGEST:
        return Understood(ReadDate(written[:_LONGEST]), NOT_UNDERSTOOD)
    if not _BEGINS_WITH_YEAR.match(plain) and bare(plain) in NOTHING:
        return Understood(None)
    return _interval(written) or _understood(written, _read(plain, order, language))


def _understood(written: str, reading: "_Reading") -> Understood:
    day, precision, remark = reading
    if day is None:
        return Understood(ReadDate(written), remark or NOT_UNDERSTOOD)
    if day in _SENTINELS and precision == Precision.DAY:
        return Understood(ReadDate(written), PLACEHOLDER)
    if day > datetime.now(tz=UTC).date() + timedelta(days=1):
        return Understood(ReadDate(written), TO_COME)
    return Understood(ReadDate(written, day, str(precision.value)), remark)


def _interval(written: str) -> Understood | None:
    """What is a date of another sort than a day, a month or a year, such as a season; None for all else."""
    try:
        meant = expression_of(_TWO_MOMENTS.sub(r"\1/\2", written.strip()))
    except ValueError:
        return None
    if meant.is_plain:
        return None
    if meant.place > datetime.now(tz=UTC).date() + timedelta(days=1):
        return Understood(ReadDate(written), TO_COME)
    return Understood(ReadDate(written, meant.place, Precision.INTERVAL.value, str(meant)))


_Reading = tuple[date | None, Precision, str]
_NONE: Final[_Reading] = (None, Precision.DAY, "")


def _plain(written: str) -> str:
    text = " ".join(written.split()).strip(" \"'“”()[]<>,;").lower()
    if text.isascii():
        return text
    digits = (str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
    return "".join(digits).replace("\u200f", "").replace("\u200e", "").replace("−", "-").replace("–", "-")


def _read(plain: str, order: Order | None, language: str) -> _Reading:
    for pattern, reader in _READERS:
        if found := pattern.fullmatch(plain):
            return reader(found, order)
    return _by_words(plain, order, language)


def _year_first(found: re.Match[str], _: Order | None) -> _Reading:
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    if month > _MONTHS >= day > 0 and month <= _LONGEST_MONTH:
        return *_calendar(year, day, month)[:2], SWAPPED
    return _calendar(year, month, day)


def _year_last(found: re.Match[str], order: Order | None) -> _Reading:
    first, second, dotted = int(found[1]), int(found[3]), found[2] == "."
    year, remark = _century(found[4])
    if dotted or first == second:
        order = Order.DAY_FIRST
    elif _told(found[0]) is not None:
        order = _told(found[0])
    if order is None:
        return (None, Precision.DAY, CUT) if remark else (*_calendar(year, 0, 0)[:2], CUT)
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    read = _calendar(year, month, day)
    return *read[:2], read[2] or remark


def _century(written: str) -> tuple[int, str]:
    year = int(written)
    if len(written) == _DIGITS_OF_A_YEAR:
        return year, ""
    this = datetime.now(tz=UTC).year
    return (2000 + year if 2000 + year <= this else 1900 + year), SHORT_YEAR


def _calendar(year: int, month: int, day: int) -> _Reading:
    """The date with as much of it as the calendar has: a month or day of 0 is not known."""
    if not _FIRST_YEAR <= year <= date.max.year:
        return (date(1, 1, 1), Precision.DAY, "") if year == 1 else _NONE
    if month == 0:
        return date(year, 1, 1), Precision.YEAR, ""
    if month > _MONTHS:
        return date(year, 1, 1), Precision.YEAR, NO_SUCH_DAY
    if day == 0:
        return date(year, month, 1), Precision.MONTH, ""
    try:
        return date(year, month, day), Precision.DAY, ""
    except ValueError:
        return date(year, month, 1), Precision.MONTH, NO_SUCH_DAY


def _week(found: re.Match[str], _: Order | None) -> _Reading:
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3])), Precision.DAY, ""
    except ValueError:
        return _NONE


def _ordinal(found: re.Match[str], _: Order | None) -> _Reading:
    year, number = int(found[1]), int(found[2])
    if not _FIRST_YEAR <= year < date.max.year or not 1 <= number <= _LONGEST_YEAR:
        return _NONE
    day = date(year, 1, 1) + timedelta(days=number - 1)
    return (day, Precision.DAY, "") if day.year == year else _NONE


def _roman(found: re.Match[str], _: Order | None) -> _Reading:
    month = _ROMAN.index(found[2]) + 1 if found[2] in _ROMAN else 0
    return _calendar(int(found[3]), month, int(found[1])) if month else _NONE


def _number(found: re.Match[str], _: Order | None) -> _Reading:
    number = int(found[1])
    if number in _EXCEL_DAYS:
        return date(1899, 12, 30) + timedelta(days=number), Precision.DAY, SERIAL
    if number < 10**8:
        return _NONE
    seconds = number / 1000 if number >= 10**11 else number
    return datetime.fromtimestamp(seconds, tz=UTC).date(), Precision.DAY, EPOCH


_READERS: Final = (
    (_YEAR_FIRST, _year_first),
    (_YEAR_LAST, _year_last),
    (_YEAR_MONTH, lambda found, _: _calendar(int(found[1]), int(found[2]), 0)),
    (_MONTH_YEAR, lambda found, _: _calendar(int(found[2]), int(found[1]), 0)),
    (re.compile(r"(\d{4})"), lambda found, _: _calendar(int(found[1]), 0, 0)),
    (_COMPACT, lambda found, _: _calendar(int(found[1]), int(found[2]), int(found[3]))),
    (_EAST_ASIAN, lambda found, _: _calendar(int(found[1]), int(found[2] or 0), int(found[3] or 0))),
    (_NUMBER, _number),
    (_WEEK, _week),
    (_ORDINAL, _ordinal),
    (_ROMAN_MONTH, _roman),
)


def _by_words(plain: str, order: Order | None, language: str) -> _Reading:
    """A date with the name of a month, or of which only the year is plain."""
    if found := _VIETNAMESE.search(plain):
        return _calendar(int(found[3]), int(found[2]), int(found[1]))
    if found := _EAST_ASIAN.search(plain):
        return _calendar(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    inside = [found[0] for found in _INSIDE.finditer(plain)]
    if len(set(inside)) == 1:
        return _read(inside[0], order, language)
    words = _WORD.findall(_CLOCK.sub(" ", plain))
    months = {month for word in words if not word.isdigit() and (month := month_of(bare(word), language))}
    numbers = [word for word in words if word.isdigit()]
    years = [int(word) for word in numbers if len(word) == _DIGITS_OF_A_YEAR]
    days = [int(word) for word in numbers if len(word) <= _DIGITS_OF_A_DAY]
    if not years and len(months) == 1 and len(days) == 2 and len(words) == 3:  # noqa: PLR2004 -- 28-Nov-23
        return *_calendar(_century(numbers[-1].zfill(2))[0], months.pop(), days[0])[:2], SHORT_YEAR
    return _assembled(set(years), months, days)


def _assembled(years: set[int], months: set[int], days: list[int]) -> _Reading:
    if len(years) != 1:
        return _NONE
    year = _common_era(years.pop())
    if len(months) != 1:
        return *_calendar(year, 0, 0)[:2], PART
    if len(days) > 1:
        return *_calendar(year, months.pop(), 0)[:2], PART
    return _calendar(year, months.pop(), days[0] if days else 0)


def _common_era(year: int) -> int:
    # Thai dates count from the death of the Buddha.
    return year - 543 if year in _BUDDHIST_YEARS else year
