"""Spreadsheets of LibreOffice and others (OpenDocument), row by row, within the limits of those of Excel."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, Final

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from factcheck.importing.reading.limits import Limits, UnreadableError
from factcheck.importing.reading.tabular.workbooks import HIDDEN, SheetRow, opened_zip, refuse_bombs

_CONTENT: Final = "content.xml"
_CHUNK: Final = 2**16
_SILENT: Final = 200
"""Chunks without any mark of XML, beyond which no end is to be expected."""
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_UNSEEN: Final = frozenset({"annotation", "tracked-changes", "shapes", "deletion"})
_MOST_ROWS: Final = 5000
"""Rows of one cell, beyond which it is a column that was merged as a whole."""
_MOST_REPEATED: Final = 2**18
"""Characters that one cell fills in the cells beside and below it."""
_FAULTS: Final = (
    *(ElementTree.ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error),
    *(ValueError, LookupError, OSError, EOFError, RuntimeError),
)
_DAMAGED: Final = "it is no spreadsheet of OpenDocument that can be read"


def is_opendocument(file: IO[bytes]) -> bool:
    """Whether a ZIP archive is a spreadsheet of OpenDocument, told by its first bytes."""
    file.seek(0)
    head = file.read(200)
    file.seek(0)
    return b"opendocument.spreadsheet" in head


def rows_of_opendocument(file: IO[bytes], name: str, limits: Limits) -> Iterator[SheetRow]:
    """The rows of all sheets, those that are empty left out, and of rows that are repeated the first.

    Raises:
        UnreadableError: it is damaged, protected, a bomb, or holds entities of XML.
    """
    with opened_zip(file, name, limits) as opened:
        refuse_bombs(opened, name, limits)
        target, silent = _Sheets(limits), 0
        try:
            parser = ElementTree.DefusedXMLParser(target=target, forbid_dtd=True)
            with opened.open(_CONTENT) as stream:
                while data := stream.read(_CHUNK):
                    target.is_silent = True
                    parser.feed(data)
                    silent = silent + 1 if target.is_silent else 0
                    if silent > _SILENT:
                        raise UnreadableError(name, _DAMAGED)
                    yield from target.taken()
            parser.close()
        except _FAULTS as error:
            raise UnreadableError(name, _DAMAGED) from error


class _Sheets:
    """Takes the marks of the parser, and gives rows."""

    def __init__(self, limits: Limits) -> None:
        self._limits, self.is_silent = limits, False
        self._taken: list[SheetRow] = []
        self._sheet, self._number, self._unseen, self._paragraphs = "", 0, 0, 0
        self._row: dict[str, str] = {}
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._size = 0
        self._cells: list[str] = []
        self._links: dict[int, str] = {}
        self._above: dict[int, tuple[int, str]] = {}

    def taken(self) -> list[SheetRow]:
        """The rows that ended since it was last asked."""
        taken, self._taken = self._taken, []
        return taken

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self.is_silent = False
        name, given = _short(tag), {_short(key): value for key, value in attributes.items()}
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
        elif name == "table":
            self._sheet, self._number, self._above = given.get("name", ""), 0, {}
        elif name == "table-row":
            self._row, self._cells, self._links = given, [], {}
        elif name in _CELLS:
            self._cell, self._text, self._size, self._paragraphs = given, [], 0, 0
        elif self._cell is not None:
            self._within(name, given)

    def _within(self, name: str, given: dict[str, str]) -> None:
        if name == "p":
            self._add("\n" if self._paragraphs else "")
            self._paragraphs += 1
        elif name in {"s", "tab", "line-break"}:
            self._add(" ")
        elif name == "a" and given.get("href", "").startswith("http"):
            self._links.setdefault(len(self._cells), given["href"])

    def data(self, text: str) -> None:
        """Take text: only what stands in paragraphs is a cell's."""
        self.is_silent = False
        if self._cell is not None and self._paragraphs and not self._unseen:
            self._add(text)

    def _add(self, text: str) -> None:
        self._size += len(text)
        if self._size <= self._limits.cell:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = _short(tag)
        if self._unseen:
            self._unseen -= 1
        elif name in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row()

    def close(self) -> None:
        """Nothing is left to be made at the end."""

    def _end_cell(self, cell: dict[str, str]) -> None:
        shown, column = _value(cell, "".join(self._text).strip()), len(self._cells)
        last, above = self._above.get(column, (0, ""))
        shown = shown or (above if self._number < last else "")
        rows = _number(cell, "number-rows-spanned")
        if 1 < rows < _MOST_ROWS and rows * len(shown) <= _MOST_REPEATED:
            self._above[column] = (self._number + rows, shown)
        repeated = min(_number(cell, "number-columns-repeated"), self._limits.columns - column)
        is_too_long = repeated * len(shown) > _MOST_REPEATED
        self._cells.extend([shown, *([""] * (repeated - 1))] if is_too_long else [shown] * repeated)

    def _end_row(self) -> None:
        cells = self._cells
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            is_hidden = self._row.get("visibility") in {"collapse", "filter"}
            odd = HIDDEN if is_hidden else ""
            self._taken.append(SheetRow(self._sheet, self._number + 1, cells, self._links, odd))
        self._number += _number(self._row, "number-rows-repeated")


def _short(tag: str) -> str:
    return tag.rpartition("}")[2]


def _number(given: dict[str, Any], name: str) -> int:
    written = given.get(name, "1")
    return max(int(written), 1) if written.isdecimal() and len(written) < 8 else 1  # noqa: PLR2004


def _value(cell: dict[str, str], shown: str) -> str:
    """What a cell holds: dates and numbers as they are stored, all else as it is shown."""
    kind = cell.get("value-type")
    if kind == "date" and cell.get("date-value"):
        day, _, time = cell["date-value"].partition("T")
        return day if time.strip("0:.") == "" else f"{day} {time}"
    if kind == "float" and cell.get("value"):
        return cell["value"].removesuffix(".0")
    return shown
