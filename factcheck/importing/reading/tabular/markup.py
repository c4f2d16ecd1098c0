"""Tables in pages of HTML, among them what spreadsheets and databases export as such."""

from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from lxml import etree, html

from factcheck.analysis.encodings.decoding import encoding_of
from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.tabular.workbooks import SheetRow

_MOST: Final = 50
"""Tables of one page that are looked at."""
_WIDEST: Final = 1000
_UNSEEN: Final = frozenset({"script", "style", "template"})
_APART: Final = frozenset(
    {"br", "hr", "p", "div", "section", "article", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "figure"}
) | {*("h1", "h2", "h3", "h4", "h5", "h6"), *("figcaption", "address", "option")}
"""Elements that stand on lines of their own."""

_Reach = dict[int, tuple[int, str]]
"""Of each column over how many further rows the cell above reaches, and its words there."""


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
    above: _Reach = {}
    for number, row in enumerate(table.iter("tr"), start=1):
        cells = {column: text for column, (_, text) in above.items()}
        above = {column: (left - 1, text) for column, (left, text) in above.items() if left > 1}
        links = _fill(cells, above, row, limits.columns)
        yield SheetRow(name, number, [cells.get(column, "") for column in range(max(cells, default=-1) + 1)], links)


def _fill(cells: dict[int, str], below: _Reach, row: Any, most: int) -> dict[int, str]:
    """Put the cells of a row where none of those above reaches, and what of them reaches `below`; their links."""
    column, links = 0, dict[int, str]()
    for cell in row.iterchildren("td", "th"):
        column = next(free for free in count(column) if free not in cells)
        if column >= most:
            break
        link = next((str(each.get("href")) for each in cell.iter("a") if each.get("href")), "")
        links |= {column: link} if link.startswith("http") else {}
        text, down, end = _text(cell), _span(cell, "rowspan"), min(column + _span(cell, "colspan"), most)
        for place in range(column, end):
            shown = cells.setdefault(place, text if place == column else "")
            if down > 1:
                below.setdefault(place, (down - 1, shown))
        column = end
    return links


def _text(cell: Any) -> str:
    """The words of a cell that are seen, on one line."""
    if not len(cell):
        return " ".join((cell.text or "").split())
    walk = etree.iterwalk(cell, events=("start", "end", "comment", "pi"))
    return " ".join("".join(piece for event, element in walk for piece in _pieces(walk, event, element, cell)).split())


def _pieces(walk: Any, event: str, element: Any, cell: Any) -> tuple[str, str]:
    apart = " " if element.tag in _APART else ""
    if event != "start":
        return apart, "" if element is cell else element.tail or ""
    if element.tag in _UNSEEN:
        walk.skip_subtree()
        return "", ""
    return apart, element.text or ""


def _span(cell: Any, name: str) -> int:
    written = str(cell.get(name) or "1").strip()
    return max(min(int(written), _WIDEST), 1) if written.isdecimal() and len(written) < 6 else 1  # noqa: PLR2004
