"""What a pasted text tells of itself: title, byline, date, language. Guesses, for an editor to look over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from factcheck.analysis.languages import guess_language
from factcheck.dates import Precision
from sources.intake.bylines import byline_in
from sources.intake.fitting import fit, one_line, whole_text
from sources.intake.markup.article import LeftOut
from sources.intake.pages import page_facts
from sources.intake.titles import cut_title
from sources.intake.written_dates import DateLine, behind_date, date_line, dates_in

HEAD: Final = 1500
"""Characters at the beginning in which byline and date are looked for."""

_FIRST_LINES: Final = 8
_LONGEST: Final = 500
_SENTENCE: Final = re.compile(r".+?(?:[.!?…](?=\s|$)|[。！？])|.+", re.DOTALL)
_MARKUP: Final = re.compile(r"\s*(?:<!doctype html|<(?:html|head|body|main|article|section|div|p|h1)\b)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class TextFacts:
    """What a text tells; "" and None for what it doesn't. `text` is what there is to read of it.

    Of markup also what a page tells: paragraphs that may be missing from the text, and its own address.
    """

    title: str
    byline: str
    published_on: date | None
    published_on_precision: str
    language: str
    text: str
    left_out: tuple[LeftOut, ...] = ()
    canonical: str = ""


def text_facts(pasted: str, *, url: str = "") -> TextFacts:
    """Guess what can be guessed from a text, mostly from its first lines. Markup is read as a page."""
    if _MARKUP.match(pasted) and pasted.rstrip().endswith(">"):
        return _of_markup(pasted, url)
    lines = [" ".join(line.split()) for line in whole_text(pasted)[:HEAD].splitlines() if line.strip()]
    published, precision = _date(lines[:_FIRST_LINES])
    return TextFacts(
        title=_title(lines),
        byline=next(filter(None, _bylines(lines[:_FIRST_LINES])), ""),
        published_on=published,
        published_on_precision=precision,
        language=guess_language(pasted),
        text=fit(pasted),
    )


def _of_markup(pasted: str, url: str) -> TextFacts:
    found = page_facts(pasted.encode(errors="replace"), media_type="text/html; charset=utf-8", url=url)
    return TextFacts(
        title=found.title,
        byline=found.byline,
        published_on=found.published_on,
        published_on_precision=found.published_on_precision,
        language=found.language,
        text=found.text or pasted,
        left_out=found.left_out,
        canonical=found.canonical,
    )


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
