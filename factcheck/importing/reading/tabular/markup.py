"""Tables in pages of HTML, among them what spreadsheets and databases export as such."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree, html

from factcheck.analysis.encodings.decoding import encoding_of
from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.tabular.workbooks import SheetRow

_MOST: Final = 50
"""Tables of one page that are looked at."""
_WIDEST: Final = 1000


def rows_of_markup(content: bytes, limits: Limits) -> Iterator[SheetRow]:
    """The rows of the tables of a page, those of each as of a sheet: none of tables that hold others."""
    text = content.decode(encoding_of(content, declares=True), "replace").replace("\x00", "\ufffd")
    try:
        tree = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", recover=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return
    inner = (table for table in tree.iter("table") if next(table.iterdescendants("table"), None) is None)
    for place, table in zip(range(_MOST), inner, strict=False):
        yield from _rows(table, f"table[{place}]", limits)


def _rows(table: Any, name: str, limits: Limits) -> Iterator[SheetRow]:
    """The rows of a table; a cell that reaches over several rows or columns stands in each row, and once a row."""
    reaching: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(table.iter("tr"), start=1):
        cells, links = list[str](), dict[int, str]()
        for cell in row.iterchildren("td", "th"):
            _reached(cells, reaching)
            if len(cells) >= limits.columns:
                break
            link = next((str(each.get("href")) for each in cell.iter("a") if each.get("href")), "")
            links |= {len(cells): link} if link.startswith("http") else {}
            text = " ".join("".join(cell.itertext()).split())
            down = _span(cell, "rowspan")
            reaching |= {len(cells): (down - 1, text)} if down > 1 else {}
            cells += [text, *[""] * (_span(cell, "colspan") - 1)]
        _reached(cells, reaching)
        yield SheetRow(name, number, cells[: limits.columns], links)


def _reached(cells: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    """Add the cells of rows above that reach to where the row stands."""
    while (found := reaching.pop(len(cells), None)) is not None:
        left, text = found
        if left > 1:
            reaching[len(cells)] = left - 1, text
        cells.append(text)


def _span(cell: Any, name: str) -> int:
    written = str(cell.get(name) or "1").strip()
    return min(int(written), _WIDEST) if written.isdecimal() and len(written) < 6 else 1  # noqa: PLR2004
