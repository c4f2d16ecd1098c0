"""What the first lines of a text tell of it: title, byline, date."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from factcheck.dates import Precision
from sources.intake.bylines import byline_in
from sources.intake.fitting import one_line, whole_text
from sources.intake.titles import cut_title
from sources.intake.written_dates import DateLine, behind_date, date_line, dates_in

HEAD: Final = 1500
"""Characters at the beginning in which byline and date are looked for."""

_FIRST_LINES: Final = 8
_LONGEST: Final = 500
_SENTENCE: Final = re.compile(r".+?(?:[.!?…](?=\s|$)|[。！？])|.+", re.DOTALL)


class Head(NamedTuple):
    """What the first lines of a text tell; "" and None for what they don't. `date` has its precision with it."""

    title: str
    byline: str
    date: tuple[date | None, str]


def head_of(text: str) -> Head:
    """Guess what can be guessed from the first lines of a text."""
    lines = [" ".join(line.split()) for line in whole_text(text)[:HEAD].splitlines() if line.strip()]
    byline = next(filter(None, _bylines(lines[:_FIRST_LINES])), "")
    return Head(_title(lines), byline, _date(lines[:_FIRST_LINES]))


def _bylines(lines: Sequence[str]) -> list[str]:
    """The names in each line; none in a first line that stands above another byline or a date: it is the headline."""
    names = [byline_in(line) for line in lines]
    if names and names[0] and len(lines) > 1 and (names[1] or date_line(lines[1])):
        names[0] = ""
    return names


def _date(lines: Sequence[str]) -> tuple[date | None, str]:
    """The first date of publication that a line gives; else the first of a change."""
    found = [each for line in lines if (each := date_line(line) or _beside_byline(line))]
    for each in [each for each in found if not each.is_change] or found:
        return each.day, each.precision
    return None, Precision.DAY


def _beside_byline(line: str) -> DateLine | None:
    written = next(dates_in(line), None) if byline_in(line) else None
    return DateLine(written.day, written.precision, is_change=False) if written else None


def _title(lines: Sequence[str]) -> str:
    """The first line that is neither date nor byline, up to the end of its first sentence."""
    for line, names in zip(lines, _bylines(lines), strict=True):
        words = one_line(behind_date(line), _LONGEST) if date_line(line) else one_line(line, _LONGEST)
        if words and not names:
            return cut_title(_SENTENCE.match(words)[0])  # type: ignore[index]  # the words are not empty
    return ""
