"""When a page was first published: as its data say, else its address, else the line above its article."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils import timezone

from factcheck.analysis.months import month_of
from factcheck.dates import Precision
from sources.intake.heads import date_of_line
from sources.intake.markup.blocks import Block
from sources.intake.markup.structured import Said
from sources.intake.written_dates import date_line, dates_in

_META: Final = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.date"),
    *(
        "dcterms.created",
        "dcterms.date",
        "publish-date",
        "publishdate",
        "pubdate",
        "publication_date",
        "date",
        "cxenseparse:recs:publishtime",
    ),
)
_MOMENT: Final = re.compile(r"\s*([12]\d{3})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ].*|Z|[+-]\d{2}:\d{2})?\s*")
_COMPACT: Final = re.compile(r"\s*([12]\d{3})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*")
_IN_PATH: Final = re.compile(
    r"/([12]\d{3})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|/([12]\d{3})(\d{2})(\d{2})(?=[/_-]|$)"
)
_MONTH_IN_PATH: Final = re.compile(
    r"/(?P<year>(?:19|20)\d{2})/(?:(?P<number>\d{2})|(?P<month>[a-z]{3,9}))(?:/(?P<day>\d{1,2}))?(?=/)"
)
_SECONDS: Final = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*")
"""Since 1970, as some write moments, or thousandths of them."""
_MARKED: Final = re.compile(
    r"publi|posted|created|dateline|entry-date|pubdate|timestamp|byline|article-date|post-date", re.I
)
_CHANGED: Final = re.compile(r"modif|updat|comment|related", re.I)
_HEAD: Final = 12
"""Blocks before and after the headline in which the line with the date is looked for."""

Day = tuple[date | None, str]
_NONE: Final[Day] = (None, Precision.DAY)


def published(tree: Any, said: Said, blocks: Sequence[Block], url: str, *, language: str) -> Day:
    """The day, month or year on which a page was first published, with its precision; no day that is to come."""
    lines = list(_of_lines(blocks, language))
    told = (
        _of_nodes(said, language),
        _of_meta(said, language),
        _of_elements(tree, language),
        _of_address(url, lines),
        lines,
    )
    for days in told:
        found = [day for day in days if day[0] is not None and day[0] <= timezone.now().date()]
        if found:
            return min(found, key=lambda day: (day[0], day[1] != Precision.DAY))
    return _NONE


def _is_day_of(day: Day, month: Day) -> bool:
    """Whether one is a day of the month that the other is."""
    is_closer = (month[1], day[1]) == (Precision.MONTH, Precision.DAY)
    return is_closer and day[0] is not None and month[0] is not None and day[0].replace(day=1) == month[0]


def _of_nodes(said: Said, language: str) -> Iterator[Day]:
    for node in said.nodes:
        written = node.get("datePublished") or node.get("uploadDate") or node.get("dateCreated")
        if isinstance(written, str | int):
            yield day_of(str(written), language)
            return


def _of_meta(said: Said, language: str) -> Iterator[Day]:
    for name in _META:
        for written in said.named(name):
            if (day := day_of(written, language))[0]:
                yield day
                return


def _of_elements(tree: Any, language: str) -> Iterator[Day]:
    """The moments that the page marks as those of publishing, or else the one that stands above its article."""
    above = []
    for element in tree.iter("time", "span", "meta", "p", "div", "abbr"):
        if "datePublished" in element.get("itemprop", "").split():
            yield _day_at(element, language)
        elif element.tag == "time" and not _CHANGED.search(_around(element)):
            if element.get("pubdate") is not None or _MARKED.search(_around(element)):
                yield _day_at(element, language)
            elif _stands_above(element):
                above.append(_day_at(element, language))
    if len(above) == 1:
        yield above[0]


def _day_at(element: Any, language: str) -> Day:
    written = element.get("datetime") or element.get("content") or "".join(element.itertext())
    return day_of(" ".join(written.split()), language)


def _around(element: Any) -> str:
    near = [element, *list(element.iterancestors())[:2]]
    return " ".join(f"{each.get('class', '')} {each.get('id', '')} {each.get('itemprop', '')}" for each in near)


def _stands_above(element: Any) -> bool:
    """Whether it is in the head of an article, and not in a sentence of it."""
    parent = element.getparent()
    words = "".join(parent.itertext()) if parent is not None else ""
    is_in_head = any(
        each.tag == "header" and each.find(".//h1") is not None for each in islice(element.iterancestors(), 4)
    )
    return parent is not None and (
        parent.tag == "header" or is_in_head or date_line(" ".join(words.split())) is not None
    )


def _of_address(url: str, lines: Sequence[Day]) -> Iterator[Day]:
    """The dates in an address; a month gives way to a line that tells a day of it."""
    for found in _IN_PATH.finditer(urlsplit(url).path):
        yield _day(*(int(part) for part in found.groups() if part))
    for found in _MONTH_IN_PATH.finditer(urlsplit(url).path.lower()):
        month = int(found["number"] or 0) or month_of(found["month"] or "", "en")
        if month:
            told = _day(int(found["year"]), month, int(found["day"] or 0))
            yield next((day for day in lines if _is_day_of(day, told)), told)


def _of_lines(blocks: Sequence[Block], language: str) -> Iterator[Day]:
    """The date in a line near the headline: the first of publishing, else the first of a change."""
    place = next((place for place, block in enumerate(blocks) if block.element.tag == "h1"), 0)
    near = blocks[max(0, place - 3) : place + _HEAD]
    lines = [
        line
        for block in near
        for part in block.text.splitlines()
        if "©" not in part and (line := date_of_line(part, language))
    ]
    for line in [line for line in lines if not line.is_change] or lines:
        yield line.day, line.precision
        return


def day_of(written: str, language: str = "") -> Day:
    """The day of a moment as machines write it, in the zone in which it is written; or of a date as people write it."""
    if seconds := _SECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(seconds[1]), UTC).date(), Precision.DAY
    if found := _MOMENT.fullmatch(written) or _COMPACT.fullmatch(written):
        return _day(*(int(part) for part in found.groups() if part))
    found_in = next(dates_in(written, language), None)
    return (found_in.day, found_in.precision) if found_in else _NONE


def _day(year: int, month: int = 0, day: int = 0) -> Day:
    try:
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        return date(year, month or 1, day or 1), precision
    except ValueError:
        return _NONE
