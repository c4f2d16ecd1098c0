"""What the first lines of a text tell of it: title, byline, date."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from factcheck.dates import Precision
from sources.intake.bylines import byline_in
from sources.intake.fitting import one_line, whole_text
from sources.intake.titles import cut_title
from sources.intake.written_dates import DateLine, behind_date, date_line, dates_in, label_end

HEAD: Final = 1500
"""Characters at the beginning in which byline and date are looked for."""

_FIRST_LINES: Final = 8
_LONGEST: Final = 500
_LINE: Final = re.compile(r"[^\n]+")
# “LONDON, June 3 (Example) — ” and “LONDON (EX) - ”, with no year: what follows is the text.
_DATELINE: Final = re.compile(
    r"(?=[^\W\d_])[^a-zа-яёա-ֆ()/]{2,40}(?:,[^()/—–-]{2,30}|[^\S\n])?"
    r"(?:\([^()]{2,30}\)\s?[—–-]{1,2}|/[^/]{2,30}/\.?|[—–]|--)\s",
)
# What stands above a headline and is none.
_ABOVE: Final = re.compile(
    r"\W*(?:(?:press|news|media) (?:release|statement)|for immediate release|communiqué de presse|"
    r"пресс-релиз|прес-реліз|pressemitteilung|nota de prensa|comunicado(?: de prensa)?|"
    r"basın bülteni|mətbuat relizi|մամուլի հաղորդագրություն|"
    r"بيان صحفي|新闻稿|プレスリリース|skip to (?:main )?content|embargoed[^\n]{0,60})\W*",
    re.IGNORECASE,
)
_LONGEST_KICKER: Final = 2
_LONGEST_HEADLINE: Final = 150
_SENTENCE: Final = re.compile(r".+?(?:[.!?…](?=\s|$)|[。！？])|.+", re.DOTALL)


class Head(NamedTuple):
    """What the first lines of a text tell; "" and None for what they don't. `date` has its precision with it."""

    title: str
    byline: str
    date: tuple[date | None, str]


def head_of(text: str, language: str) -> Head:
    """Guess what can be guessed from the first lines of a text in that language; "" where it is unknown."""
    lines = [" ".join(line.split()) for line in whole_text(text)[:HEAD].splitlines() if line.strip()]
    byline = next(filter(None, _bylines(lines[:_FIRST_LINES])), "")
    return Head(_title(_without_kicker(lines)), byline, _date(lines[:_FIRST_LINES], language))


def without_date(text: str, published: date | None, language: str) -> str:
    """The text without the label that gives it this date; what follows the label in its line stays."""
    lines = islice((each for each in _LINE.finditer(text, 0, HEAD) if each[0].strip()), _FIRST_LINES)
    given = ((line, date_of_line(line[0], language)) for line in lines) if published else ()
    line = next((line for line, found in given if found and found.day == published), None)
    end = label_end(line[0], language) if line else 0
    without = text[: line.start()] + text[line.start() + end :].lstrip() if line and end else text
    return without if without.strip() else text


def _without_kicker(lines: Sequence[str]) -> Sequence[str]:
    """The lines without a first one that names a section: a word or two in capitals above the headline."""
    if len(lines) < len(("kicker", "headline")) or not lines[0].isupper() or len(lines[0].split()) > _LONGEST_KICKER:
        return lines
    is_headline = len(lines[0]) < len(lines[1]) <= _LONGEST_HEADLINE and not lines[1].endswith((".", "։", "。"))
    return lines[1:] if is_headline and not date_line(lines[1]) and not byline_in(lines[1]) else lines


def _bylines(lines: Sequence[str]) -> list[str]:
    """The names in each line; none in a first line that stands above another byline or a date: it is the headline."""
    names = [byline_in(line) for line in lines]
    if names and names[0] and len(lines) > 1 and (names[1] or date_line(lines[1])):
        names[0] = ""
    return names


def _date(lines: Sequence[str], language: str) -> tuple[date | None, str]:
    """The first date of publication that a line gives; else the first of a change."""
    found = [each for line in lines if (each := date_of_line(line, language))]
    for each in [each for each in found if not each.is_change] or found:
        return each.day, each.precision
    return None, Precision.DAY


def date_of_line(line: str, language: str) -> DateLine | None:
    """The date of publication in a line that gives no more than that, or a byline too."""
    if found := date_line(line, language):
        return found
    written = next(dates_in(line, language), None) if byline_in(line) else None
    return DateLine(written.day, written.precision, is_change=False) if written else None


def _title(lines: Sequence[str]) -> str:
    """The first line that is neither date nor byline, up to the end of its first sentence."""
    for line, names in zip(lines, _bylines(lines), strict=True):
        words = one_line(behind_date(line) if date_line(line) else _DATELINE.sub("", line, count=1), _LONGEST)
        if words and not names and not _ABOVE.fullmatch(words):
            return cut_title(_SENTENCE.match(words)[0])  # type: ignore[index]  # the words are not empty
    return ""
