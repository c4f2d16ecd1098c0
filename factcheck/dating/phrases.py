"""Dates in words of the six languages of the site: “spring 2023”, “начало 2020-х”, “entre mars et mai 2021”.

What is typed is read whole or not at all: a word that is not understood makes it none.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from django.utils import timezone

from factcheck.dating import edtf
from factcheck.dating import vocabulary as say
from factcheck.dating.edtf import Expression, Point, Unit
from factcheck.dating.tokens import LONGEST, Token, tokens_of

FIRST_YEAR: Final = 1000
"""In words, years before this one are not read: a number of fewer digits may be anything."""

_FLAGS: Final = frozenset((say.ABOUT, say.PERHAPS))
# As in “mid-2023” and “pre-1990”.
_BOUND_BY_DASH: Final = frozenset((say.EDGE, say.BEFORE, say.AFTER))
_WEAK: Final = frozenset((say.WEAK_FROM, say.WEAK_TO))
_POINTS: Final = _FLAGS | frozenset(
    (say.YEAR, say.MONTH, say.NUMBER, say.SEASON, say.EDGE, say.DECADE, say.CENTURY, say.QUARTER, say.HALF)
)
# P stands for a point of time; the other letters are codes of `vocabulary`.
_RANGE: Final = re.compile(
    r"bP[a-]P|P[tov-]P|P[at]Pb|sPa?uP|[fw]P[tv<u-]P[<tu]?|fPP[<tu]|Pf?[t<u-]P[<tu]?|Pf?P[<tu]|PfP"
)
_BEFORE: Final = re.compile(r"<P|Pf?<")
_AFTER: Final = re.compile(r">P|Pf?>")
_SINCE: Final = re.compile(r"[sf]P|sfP|Pf?s|Pf")
_UNTIL: Final = re.compile(r"uP|Pu")
_SHORT: Final = re.compile(r"(\d\d)(\d\d)([-/])(\d\d)", re.ASCII)
_CENTURIES: Final = range(10, 30)
# Who writes 2014-18 means years that are near each other.
_YEARS_OF_SHORT_FORM: Final = range(1, 10)
_MONTHS, _WINTER, _MILLENNIUM = 12, 4, 2000
# The first years of thirds and halves of a decade and a century, and the first days of those of a month.
_SHARES: Final = {
    (Unit.DECADE, say.EDGE): (0, 4, 7, 10),
    (Unit.DECADE, say.HALF): (0, 5, 10),
    (Unit.CENTURY, say.EDGE): (0, 34, 67, 100),
    (Unit.CENTURY, say.HALF): (0, 50, 100),
    (Unit.MONTH, say.EDGE): (1, 11, 21, 32),
    (Unit.MONTH, say.HALF): (1, 16, 32),
}

Said = dict[str, int]
Ends = tuple[Point, Point]


class AmbiguousDateError(ValueError):
    """A date that may be two; `readings` are their expressions."""

    def __init__(self, *readings: str) -> None:
        self.readings = readings
        super().__init__(" / ".join(readings))


def expression_of(text: str) -> Expression:
    """The date that a text is, in words or as an expression of EDTF.

    Raises:
        AmbiguousDateError: it may be two.
        ValueError: it is none, or not understood.
    """
    plain = text.strip()
    if len(plain) > LONGEST:
        raise ValueError("too long for a date")
    _refuse_two_readings(plain)
    try:
        return edtf.parse(plain)
    except ValueError:
        return _of_words(tokens_of(plain))


def _refuse_two_readings(text: str) -> None:
    """2020-21 is the spring of 2020 in EDTF, and two years to most who type it; 2004/05 may be two years or a month."""
    found = _SHORT.fullmatch(text)
    if found is None or int(found[4]) - int(found[2]) not in _YEARS_OF_SHORT_FORM:
        return
    later, number = f"{found[1]}{found[4]}", int(found[4])
    like_another = edtf.SPRING <= number <= edtf.LAST_PART if found[3] == "-" else number <= _MONTHS
    if like_another and int(later) <= timezone.now().year + 1:
        raise AmbiguousDateError(f"{text[:4]}-{found[4]}", f"{text[:4]}/{later}")


def _of_words(tokens: Sequence[Token]) -> Expression:
    shape, points = _shape(tokens, weak=True)
    if not _RANGE.fullmatch(shape):
        shape, points = _shape(tokens, weak=False)
    if shape == "PaPbP" and points[2].keys() == {say.YEAR}:
        # As in Armenian and Azerbaijani: the year after “between”.
        shape, points = "PaPb", [points[0], points[1] | points[2]]
    if _RANGE.fullmatch(shape):
        found = _range(*points, both=shape == "P-P")
        return _one_of_two(found) if say.OR in shape else found
    if len(points) != 1:
        raise ValueError("not understood as a date")
    return _to_one_side(shape, _ends(points[0]))


def _to_one_side(shape: str, ends: Ends) -> Expression:
    """What lies before or after a point, or the point itself."""
    start, end = ends
    if shape == "P":
        return edtf.between(start, end)
    if _BEFORE.fullmatch(shape):
        return edtf.between(None, edtf.before(start))
    if _AFTER.fullmatch(shape):
        return edtf.between(edtf.after(end), None)
    if _SINCE.fullmatch(shape):
        return edtf.between(start, None)
    if _UNTIL.fullmatch(shape):
        return edtf.between(None, end)
    raise ValueError("not understood as a date")


def _shape(tokens: Sequence[Token], *, weak: bool) -> tuple[str, list[Said]]:
    """How the points of time stand to each other, and what is said of each."""
    shape, before = "", ""
    points: list[Said] = []
    flags: Said = {}
    for code, value in tokens:
        if code in _FLAGS and not shape.endswith("P"):
            flags[code] = value
        elif code in _POINTS:
            if not shape.endswith("P"):
                shape, points, flags = f"{shape}P", [*points, flags], {}
            _add(points[-1], code, value)
        elif code in _WEAK:
            # “من” begins a stretch of time only where it comes first.
            shape += say.FROM if value and not shape else code if weak else ""
        elif not (code == say.DASH and before in _BOUND_BY_DASH):
            shape += code
        before = code
    return shape, points


def _add(said: Said, code: str, value: int) -> None:
    # “The decade of the 1990s” says it twice.
    if code == say.DECADE:
        value = value or said.get(code, 0)
    elif code in said:
        raise ValueError("said twice")
    said[code] = value


def _range(first: Said, second: Said, *, both: bool) -> Expression:
    if first.get(say.SEASON) == _WINTER and second.keys() <= {say.YEAR, say.NUMBER}:
        return edtf.between(Point(Unit.MONTH, _year(first), _MONTHS), _winter(first, second))
    if both and next(iter(first)) == say.ABOUT:
        second[say.ABOUT] = 0
    for each in (first, second):
        # “Les années 2014-2018” and “2014-2020-ci illər” are years, as “les années 1990” are a decade.
        if each.get(say.YEAR, 0) % 10 or (both and first.get(say.YEAR, 0) % 10):
            each.pop(say.DECADE, None)
    is_day_apart = first.keys() == {say.NUMBER} and say.NUMBER not in second
    if is_day_apart or (second.keys() == {say.YEAR} and say.YEAR not in first):
        raise ValueError("one date with marks between its parts")
    _complete(first, second)
    _complete(second, first)
    return edtf.between(_ends(first)[0], _ends(second)[1])


def _one_of_two(found: Expression) -> Expression:
    """One of the two ends of an interval, which must be neighbours: EDTF names a set by its first and last."""
    either = edtf.between(found.start, found.end, one_of=True)
    if not either.is_one_of_two:
        raise ValueError("there are others between the two")
    return either


def _winter(first: Said, second: Said) -> Point:
    """The last month of the winter of two years: 2022/23."""
    year = first.get(say.YEAR, 0)
    last = second.get(say.YEAR) or _short_year(year, second.get(say.NUMBER, 0))
    if last != year + 1:
        raise ValueError("a winter is of two years that follow each other")
    return Point(Unit.MONTH, last, 2)


def _short_year(year: int, number: int) -> int:
    if number <= year % 100:
        raise ValueError("not a later year of the same century")
    return year - year % 100 + number


def _complete(said: Said, other: Said) -> None:
    """Give one end of an interval what is only said of the other: the year, the month, that it is a decade."""
    if other.keys() == {say.YEAR} and said.keys() == {say.NUMBER}:
        said[say.YEAR] = _short_year(other[say.YEAR], said.pop(say.NUMBER))
        return
    shared = [say.YEAR, say.CENTURY]
    if said.keys() == {say.NUMBER}:
        shared.append(say.MONTH)
    if say.EDGE in said and say.YEAR not in said:
        shared += [say.MONTH, say.DECADE]
    for code in shared:
        if code in other and code not in said:
            said[code] = other[code]


def _ends(said: Said) -> Ends:
    """The first and the last point that are meant, which are one where it is a single one."""
    plain = {code: value for code, value in said.items() if code not in {say.ABOUT, say.PERHAPS}}
    start, end = next(reader(plain) for codes, reader in _READERS if codes <= plain.keys())
    if say.ABOUT in said:
        start, end = edtf.about(start), edtf.about(end)
    return (edtf.perhaps(start), edtf.perhaps(end)) if say.PERHAPS in said else (start, end)


def _of_century(said: Said) -> Ends:
    number = said.pop(say.NUMBER, 0)
    if number not in _CENTURIES:
        raise ValueError("which century?")
    year = 100 * (number - 1)
    if tens := said.get(say.DECADE):
        return _part_or_whole(Point(Unit.DECADE, year + tens), said, {say.CENTURY, say.DECADE})
    return _part_or_whole(Point(Unit.CENTURY, year), said, {say.CENTURY})


def _of_decade(said: Said) -> Ends:
    year = _year(said)
    if year % 10:
        raise ValueError("a decade begins with a year that ends in 0")
    if year % 100 == 0 and year < _MILLENNIUM:
        raise AmbiguousDateError(f"{year // 10}X", f"{year // 100}XX")
    return _part_or_whole(Point(Unit.DECADE, year), said, {say.YEAR, say.DECADE})


def _of_season(said: Said) -> Ends:
    if said[say.SEASON] == _WINTER and say.MONTH in said:
        # 2010-11 looks like a month.
        winter = _winter(said, {say.NUMBER: said.pop(say.MONTH)})
        return Point(Unit.MONTH, _year(said), _MONTHS), winter
    _need_no_more(said, {say.YEAR, say.SEASON, say.EDGE})
    code = edtf.SPRING - 1 + said[say.SEASON]
    point = Point(Unit.PART, _year(said), code)
    if say.EDGE not in said:
        return point, point
    if code == edtf.WINTER:
        raise ValueError("which end of the year?")
    month = edtf.about(Point(Unit.MONTH, point.year, point.bounds[0].month + said[say.EDGE] - 1))
    return month, month


def _of_share(said: Said) -> Ends:
    """A quarter or a half: of a year, or the half of a month."""
    if say.MONTH in said:
        return _part_or_whole(Point(Unit.MONTH, _year(said), said[say.MONTH]), said, {say.YEAR, say.MONTH})
    _need_no_more(said, {say.YEAR, say.QUARTER, say.HALF, say.NUMBER})
    number, is_half = said.get(say.NUMBER, 0), say.HALF in said
    if number not in range(1, 3 if is_half else 5):
        raise ValueError("which part of the year?")
    point = Point(Unit.PART, _year(said), (edtf.HALF if is_half else edtf.QUARTER) + number - 1)
    return point, point


def _of_edge(said: Said) -> Ends:
    if say.MONTH in said:
        return _part_or_whole(Point(Unit.MONTH, _year(said), said[say.MONTH]), said, {say.YEAR, say.MONTH})
    _need_no_more(said, {say.YEAR, say.EDGE})
    point = Point(Unit.PART, _year(said), edtf.THIRD + said[say.EDGE] - 1)
    return point, point


def _of_calendar(said: Said) -> Ends:
    _need_no_more(said, {say.YEAR, say.MONTH, say.NUMBER})
    year = _year(said)
    if say.NUMBER in said and say.MONTH not in said:
        raise ValueError("a day needs its month")
    if say.NUMBER in said:
        point = Point(Unit.DAY, year, said[say.MONTH], said[say.NUMBER])
    else:
        point = Point(Unit.MONTH, year, said[say.MONTH]) if say.MONTH in said else Point(Unit.YEAR, year)
    # Refuses the days that no calendar has.
    _ = point.bounds
    return point, point


_READERS: Final[tuple[tuple[set[str], Callable[[Said], Ends]], ...]] = (
    ({say.CENTURY}, _of_century),
    ({say.DECADE}, _of_decade),
    ({say.SEASON}, _of_season),
    ({say.QUARTER}, _of_share),
    ({say.HALF}, _of_share),
    ({say.EDGE}, _of_edge),
    (set(), _of_calendar),
)


def _part_or_whole(point: Point, said: Said, own: set[str]) -> Ends:
    """The beginning, the middle, the end or one half of a month, a decade or a century; or all of it."""
    _need_no_more(said, own | {say.EDGE, say.HALF, say.NUMBER})
    number = said.get(say.EDGE) or said.get(say.NUMBER, 0)
    if not number:
        return point, point
    code = say.EDGE if say.EDGE in said else say.HALF
    starts = _SHARES[point.unit, code]
    if code not in said or number >= len(starts):
        raise ValueError("which part of it?")
    ends = _nth(point, starts[number - 1]), _nth(point, starts[number] - 1)
    # Where the beginning ends is nobody's rule; a half is a half.
    return (edtf.about(ends[0]), edtf.about(ends[1])) if code == say.EDGE else ends


def _nth(point: Point, number: int) -> Point:
    if point.unit is Unit.MONTH:
        return Point(Unit.DAY, point.year, point.month, min(number, point.bounds[1].day))
    return Point(Unit.YEAR, point.year + number)


def _year(said: Said) -> int:
    year = said.get(say.YEAR, 0)
    if year < FIRST_YEAR:
        raise ValueError("a date needs its year")
    return year


def _need_no_more(said: Said, known: set[str]) -> None:
    if said.keys() - known:
        raise ValueError("more is said than is understood")
