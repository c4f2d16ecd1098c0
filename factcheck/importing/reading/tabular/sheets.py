"""Rows of tables and spreadsheets as records, by the headings that stand above them."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import IO, Any, Final, NamedTuple

from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.mapped.rows import LINK
from factcheck.importing.reading.sniffing import HEAD
from factcheck.importing.reading.tabular.markup import rows_of_markup
from factcheck.importing.reading.tabular.opendocument import is_opendocument, rows_of_opendocument
from factcheck.importing.reading.tabular.tables import (
    TextRows,
    delimiter_of,
    escape_of,
    place_of_headings,
    quote_of,
    together,
    unique,
)
from factcheck.importing.reading.tabular.workbooks import SheetRow, rows_of_workbook

_SAMPLED: Final = 40
_RULE: Final = re.compile(r":?(?:-{2,}|={2,}|_{3,}):?")
"""A cell of the line that parts headings from rows where tables are drawn in text."""


class Record(NamedTuple):
    """A row by its headings, with its place, or why it can't be read."""

    line: int
    cells: dict[str, Any]
    sheet: str = ""
    error: str = ""
    text: str = ""
    damaged: int = 0
    odd: str = ""
    beyond: str = ""
    """What stands beyond the last heading."""
    is_since_1904: bool = False


def records_of_text(stream: io.BufferedReader, limits: Limits) -> Iterator[Record]:
    """The rows of a table in UTF-8 below its headings, wherever these stand."""
    head = stream.peek(HEAD)[:HEAD]
    seen = head.decode("utf-8", "replace").replace("\x00", "\ufffd")
    delimiter = delimiter_of(seen)
    escape, quote = escape_of(seen, delimiter), quote_of(seen, delimiter)
    sample = list(islice(TextRows(io.BufferedReader(io.BytesIO(head)), delimiter, limits, escape, quote), _SAMPLED))
    headings, first = _headings([row.cells if not row.error else [] for row in sample])
    above = sample[first - 1].line if first else 0
    rows = TextRows(stream, delimiter, limits, escape, quote)
    rows.width = len(headings)
    for row in rows:
        if row.line <= above:
            continue
        if row.error:
            yield Record(row.line, {}, error=row.error, text=" ".join(row.cells)[:300])
        elif _is_row(row.cells, headings):
            cells, beyond = _by_heading(headings, row.cells), _beyond(headings, row.cells)
            yield Record(row.line, cells, damaged=row.damaged, odd=row.odd, beyond=beyond)


def records_of_workbook(file: IO[bytes], name: str, limits: Limits) -> Iterator[Record]:
    """The rows of each sheet below its headings."""
    rows = rows_of_opendocument if is_opendocument(file) else rows_of_workbook
    yield from records_of_rows(rows(file, name, limits))


def records_of_rows(rows: Iterable[SheetRow]) -> Iterator[Record]:
    """The rows of sheets, one after the other, below the headings of each."""
    sheet, sample = "", list[SheetRow]()
    headings: list[str] = []
    for row in rows:
        if row.sheet != sheet:
            yield from _rest_of_sample(sample, headings)
            sheet, sample, headings = row.sheet, [], []
        if headings:
            yield from _below([row], headings)
            continue
        sample.append(row)
        if len(sample) == _SAMPLED:
            headings, first = _headings([each.cells for each in sample])
            yield from _below(sample[first:], headings)
            sample = []
    yield from _rest_of_sample(sample, headings)


def tables_of_page(content: bytes, limits: Limits) -> Iterator[list[Record]]:
    """The rows of each table of a page of HTML that has any below its headings."""
    for _, rows in groupby(records_of_rows(rows_of_markup(content, limits)), key=lambda row: row.sheet):
        yield list(rows)


def _rest_of_sample(sample: list[SheetRow], headings: list[str]) -> Iterator[Record]:
    if sample and not headings:
        headings, first = _headings([each.cells for each in sample])
        yield from _below(sample[first:], headings)


def _below(rows: Sequence[SheetRow], headings: list[str]) -> Iterator[Record]:
    for row in rows:
        if not _is_row(row.cells, headings):
            continue
        links = {f"{headings[place]}{LINK}": url for place, url in row.links.items() if place < len(headings)}
        beyond = _beyond(headings, row.cells)
        cells = _by_heading(headings, row.cells) | links
        yield Record(row.number, cells, row.sheet, odd=row.odd, beyond=beyond, is_since_1904=row.is_since_1904)


def _is_row(cells: list[str], headings: list[str]) -> bool:
    """Whether cells hold a row, and neither nothing, nor a rule, nor the headings once more."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    again = len(filled) > 1 and [cell.strip() for cell in cells[: len(headings)]] == headings
    return bool(filled) and not again and not all(_RULE.fullmatch(cell) for cell in filled)


def _headings(sample: list[list[str]]) -> tuple[list[str], int]:
    """The headings, and the place of the first row below them."""
    place = place_of_headings(sample)
    width = max((len(cells) for cells in sample), default=0)
    if place < 0:
        return unique([], width), 0
    headings = together(sample[place - 1], sample[place]) if place else sample[place]
    return unique(headings, len(headings)), place + 1


def _by_heading(headings: list[str], cells: list[str]) -> dict[str, Any]:
    """The cells by their headings; what stands beyond the last heading is kept by its place."""
    found: dict[str, Any] = dict(zip(headings, cells, strict=False))
    for place, cell in enumerate(cells[len(headings) :], start=len(headings) + 1):
        if cell.strip():
            found[f"column {place}"] = cell
    return found


def _beyond(headings: list[str], cells: list[str]) -> str:
    return " | ".join(filter(None, (cell.strip() for cell in cells[len(headings) :])))
