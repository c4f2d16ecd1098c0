"""Spreadsheets of Excel, row by row, refused where they hold more than they can honestly hold."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, pairwise
from typing import IO, Any, Final, NamedTuple

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from factcheck.importing.reading.limits import MEGABYTE, Limits, UnreadableError
from factcheck.importing.reading.tabular.beside import Beside

_FREE: Final = 4 * MEGABYTE
_RATIO: Final = 100
_PROLOG: Final = 2**16
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_LITERAL: Final = re.compile(r'"[^"]*"|\[[^\[\]]*\]|\\.')
HIDDEN: Final = "a row, or a sheet, that is hidden: taken in all the same"
_EMPTY_ROWS: Final = 20_000
_ZIP_END: Final = b"PK\x05\x06"
_LARGEST_DIRECTORY: Final = 64 * MEGABYTE


class SheetRow(NamedTuple):
    """A row of a sheet with its number from 1; its cells as texts."""

    sheet: str
    number: int
    cells: list[str]
    links: dict[int, str]
    """Addresses that cells lead to, by their place from 0."""
    odd: str = ""
    is_since_1904: bool = False
    """Whether numbers that are dates count from 1904."""


def opened_zip(file: IO[bytes], name: str, limits: Limits) -> zipfile.ZipFile:
    """A ZIP archive of which the sizes that it declares, which are all that is ever read of it, are honest.

    Raises:
        UnreadableError: it is damaged, has too many members, or unpacks to far more than it can honestly hold.
    """
    if _size_of_directory(file) > _LARGEST_DIRECTORY:
        raise UnreadableError(name, "it has more files in it than an archive can have")
    try:
        opened = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableError(name, "its packed form is damaged, it can't be read") from error
    members = opened.infolist()
    packed, total = sum(each.compress_size for each in members), sum(each.file_size for each in members)
    if len(members) > limits.members:
        raise UnreadableError(name, "it has more files in it than an archive can have")
    if total > limits.unpacked or total > 4 * _FREE + limits.ratio * packed or _overlap(members):
        raise UnreadableError(name, "it unpacks to far more than such a file can honestly hold")
    return opened


def _size_of_directory(file: IO[bytes]) -> int:
    """What the end of the file says of the size of its list of members, which is read whole."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(max(size - 2**16 - 22, 0))
    end = file.read()
    file.seek(0)
    place = end.rfind(_ZIP_END)
    declared = int.from_bytes(end[place + 12 : place + 16], "little") if place >= 0 else 0
    return min(declared, size)


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Whether members share packed bytes, which only bombs do."""
    ordered = sorted(members, key=lambda each: each.header_offset)
    return any(one.header_offset + one.compress_size > other.header_offset for one, other in pairwise(ordered))


def rows_of_workbook(file: IO[bytes], name: str, limits: Limits) -> Iterator[SheetRow]:
    """The rows of all sheets, those that are empty left out. Of a formula comes what the sheet shows for it; as it is
    written it comes where it leads to an address, or was never calculated.

    Raises:
        UnreadableError: it is damaged, protected, a bomb, or holds entities of XML.
    """
    refuse_bombs(opened_zip(file, name, limits), name, limits)
    file.seek(0)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            with zipfile.ZipFile(file) as opened:
                beside = Beside(opened, sheet._worksheet_path)
            yield from _rows_of_sheet(sheet, beside, limits)
    except UnreadableError:
        raise
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        TypeError,
        IndexError,
    ) as error:
        raise UnreadableError(name, "it is no workbook of Excel that can be read") from error
    except Exception as error:  # Parsers of XML raise errors of many kinds, defusedxml among them.
        raise UnreadableError(name, "it is damaged, or holds what no workbook should") from error


def _rows_of_sheet(sheet: Any, beside: Beside, limits: Limits) -> Iterator[SheetRow]:
    empty, is_since_1904 = 0, sheet.parent.epoch == CALENDAR_MAC_1904
    # What a sheet says of its size may be wrong, in both directions.
    sheet.reset_dimensions()
    for number, row in enumerate(_rows(sheet, beside, limits), start=1):
        cells = beside.filled(number, row)
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        if empty > _EMPTY_ROWS:
            return
        if cells:
            links = (
                {place: url for place in range(len(cells)) if (url := beside.links.get((number, place + 1)))}
                if beside.links
                else {}
            )
            is_hidden = number in beside.hidden or sheet.sheet_state != "visible"
            yield SheetRow(sheet.title, number, cells, links, HIDDEN if is_hidden else "", is_since_1904)


def _rows(sheet: Any, beside: Beside, limits: Limits) -> Iterator[list[str]]:
    written = sheet.iter_rows(max_col=limits.columns)
    if not beside.has_formulas:
        yield from ([_text(cell) for cell in row] for row in written)
        return
    # Which of both it reads, the sheet asks its book when it is first read.
    first = next(written, ())
    sheet.parent._data_only = True
    shown = sheet.iter_rows(max_col=limits.columns)
    try:
        first_shown = next(shown, ())
    finally:
        sheet.parent._data_only = False
    for formulas, values in chain([(first, first_shown)], zip(written, shown, strict=False)):
        yield [_calculated(*cells) for cells in zip(formulas, values, strict=False)]


def _calculated(formula: Any, value: Any) -> str:
    """What a cell shows; of a formula that leads to an address, or was never calculated, itself."""
    written = _text(formula)
    return written if "://" in written and written.startswith("=") else _text(value) or written


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        shown = _LITERAL.sub("", cell.number_format.lower())
        if "y" in shown and "d" not in shown:
            # Only its month, or its year, is shown: the day is Excel's.
            return value.strftime("%Y-%m") if "m" in shown else str(value.year)
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value)


def refuse_bombs(opened: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Look at what a workbook declares of its members, and at how its XML begins.

    Raises:
        UnreadableError: it is a bomb, damaged, protected, or declares entities.
    """
    for member in opened.infolist():
        is_texts = member.filename.endswith("sharedStrings.xml")
        if member.file_size > _FREE + _RATIO * member.compress_size or (
            is_texts and member.file_size > limits.shared_texts
        ):
            raise UnreadableError(name, "it unpacks to far more than such a file can honestly hold")
        if member.filename.endswith((".xml", ".rels")):
            _refuse_entities(opened, member, name)


def _refuse_entities(opened: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    try:
        with opened.open(member) as stream:
            prolog = stream.read(_PROLOG)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise UnreadableError(name, "it is damaged or protected by a password") from error
    wide = prolog.replace(b"\x00", b"")
    root = _ROOT.search(wide)
    if _DOCTYPE.search(wide[: root.start()] if root else wide) or (root is None and len(prolog) == _PROLOG):
        raise UnreadableError(name, "it declares entities of XML, which no workbook needs")
