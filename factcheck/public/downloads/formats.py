"""The files that a list can be had as. Each is made a few hundred rows at a time, and never lies whole in memory."""

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import orjson
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from factcheck.public.downloads.cells import spelled, written
from factcheck.publishing.canonical import parse
from factcheck.publishing.reading.sheets import Cell, Sheet

_ROWS: Final = 200
_CHUNK: Final = 65_536
_MOST_ROWS: Final = 1_048_576
_LONGEST: Final = 32_767
"""Rows of a sheet and characters of a cell, as a workbook has them at most."""
_CUT: Final = " […]"
_NOT_IN_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Documents = Iterable[bytes]


@dataclass(frozen=True)
class Format:
    """A kind of file: what `format` of an address calls it, its media type, and how it is written."""

    name: str
    media_type: str
    write: Callable[[Sheet, Documents, bool], Iterator[bytes]]


def _csv(sheet: Sheet, documents: Documents, is_first: bool) -> Iterator[bytes]:
    """Comma-separated values as spreadsheets open them by a double click: UTF-8 that says so, lines of CRLF."""
    yield b"\xef\xbb\xbf" + _lines([[column.name for column in sheet.columns]])
    rows = _rows(sheet, documents)
    while batch := list(islice(rows, _ROWS)):
        yield _lines([[written(cell) for cell in row] for row in batch])


def _lines(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _xlsx(sheet: Sheet, documents: Documents, is_first: bool) -> Iterator[bytes]:
    """A workbook: one sheet, or several where one can't hold all rows. It is whole on the disk before it is sent."""
    book = Workbook(write_only=True)
    rows = _rows(sheet, documents)
    first = next(rows, None)
    number = 0
    while first is not None or number == 0:
        number += 1
        _fill(book, sheet, number, first, rows)
        first = next(rows, None)
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _fill(book: Any, sheet: Sheet, number: int, first: list[Cell] | None, rows: Iterator[list[Cell]]) -> None:
    page = book.create_sheet(sheet.name if number == 1 else f"{sheet.name} {number}")
    page.freeze_panes = "A2"
    page.append([column.name for column in sheet.columns])
    if first is not None:
        page.append([_cell(page, cell) for cell in first])
    for row in islice(rows, _MOST_ROWS - 2):
        page.append([_cell(page, cell) for cell in row])


def _cell(page: Any, cell: Cell) -> Any:
    value = spelled(cell)
    if not isinstance(value, str):
        return value
    fit = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    if len(fit) > _LONGEST:
        fit = fit[: _LONGEST - len(_CUT)] + _CUT
    made = WriteOnlyCell(page, fit)
    # Never what the words look like: an error's name such as #N/A is a text too.
    made.data_type = "s"
    return made


def _jsonl(sheet: Sheet, documents: Documents, is_first: bool) -> Iterator[bytes]:
    """JSON Lines: of records their documents, byte for byte as they were published; of their parts the columns."""
    lines = iter(documents) if is_first else _objects(sheet, documents)
    while batch := list(islice(lines, _ROWS)):
        yield b"\n".join(batch) + b"\n"


def _objects(sheet: Sheet, documents: Documents) -> Iterator[bytes]:
    names = [column.name for column in sheet.columns]
    for row in _rows(sheet, documents):
        yield orjson.dumps(dict(zip(names, row, strict=True)), default=str)


def _rows(sheet: Sheet, documents: Documents) -> Iterator[list[Cell]]:
    for document in documents:
        yield from sheet.cells(parse(document))


FORMATS: Final = {
    each.name: each
    for each in (
        Format("csv", "text/csv; charset=utf-8; header=present", _csv),
        Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
        Format("jsonl", "application/jsonl", _jsonl),
    )
}
"""The files by the name that `format` of an address takes."""
