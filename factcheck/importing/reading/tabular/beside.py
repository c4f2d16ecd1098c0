"""What a sheet of Excel says of its cells besides what stands in them: which are one, and where they lead."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit
from xml.sax.saxutils import unescape

from openpyxl.utils.cell import range_boundaries

_CHUNK: Final = 2**18
_OVERLAP: Final = 2**12
_TAG: Final = re.compile(
    rb"<(?:(?:mergeCell|hyperlink)\s[^<>]{1,3000}|row\s[^<>]{0,500}\bhidden=\"(?:1|true)\"[^<>]{0,500})>"
)
_FORMULA: Final = re.compile(rb"<f[\s>/]")
_ATTRIBUTE: Final = re.compile(r'\b(r:id|ref|r|Id|Target)="([^"<>]{1,2500})"')
_RELATION: Final = re.compile(rb"<Relationship\s[^<>]{1,3000}>")
_MOST: Final = 200_000
_MOST_ROWS: Final = 5000
"""Rows of one cell, beyond which it is a column that was merged as a whole."""
_LARGEST: Final = 2**25


class Beside:
    """The cells of a sheet that stand for those below them, the addresses behind cells, the rows that are not shown,
    and whether there are formulas.
    """

    def __init__(self, archive: zipfile.ZipFile, sheet: str) -> None:
        self.links: dict[tuple[int, int], str] = {}
        self.hidden: set[int] = set()
        self.has_formulas = False
        self._merged: dict[int, list[tuple[int, int]]] = {}
        self._above: dict[int, tuple[int, str]] = {}
        targets = _targets(archive, sheet)
        for tag in self._tags(archive, sheet):
            found = dict(_ATTRIBUTE.findall(tag))
            if tag.startswith("<row"):
                self.hidden |= {int(found["r"])} if found.get("r", "").isdecimal() else set()
                continue
            if not (place := _place(found.get("ref", ""))):
                continue
            column, first, _, last = place
            if tag.startswith("<merge"):
                if 0 < last - first < _MOST_ROWS:
                    self._merged.setdefault(first, []).append((column, last))
            elif url := targets.get(found.get("r:id", ""), ""):
                self.links[first, column] = url

    def filled(self, number: int, cells: list[str]) -> list[str]:
        """The cells of a row, with those of rows above that reach down to it."""
        for column, last in self._merged.get(number, ()):
            if column <= len(cells):
                self._above[column] = (last, cells[column - 1])
        for column, (last, text) in list(self._above.items()):
            if number > last:
                del self._above[column]
            elif column <= len(cells) and not cells[column - 1]:
                cells[column - 1] = text
        return cells

    def _tags(self, archive: zipfile.ZipFile, sheet: str) -> Iterator[str]:
        """The tags behind the rows, whose text is never held as a whole."""
        before, count = b"", 0
        with archive.open(sheet) as stream:
            while data := stream.read(_CHUNK):
                piece = before + data
                self.has_formulas = self.has_formulas or _FORMULA.search(piece) is not None
                end = 0
                for found in _TAG.finditer(piece):
                    end, count = found.end(), count + 1
                    yield found[0].decode("utf-8", "replace")
                if count > _MOST:
                    return
                before = piece[max(end, len(piece) - _OVERLAP) :]


def _place(ref: str) -> tuple[int, int, int, int] | None:
    try:
        found: Any = range_boundaries(ref)
    except ValueError:
        return None
    return found if all(isinstance(each, int) for each in found) else None


def _targets(archive: zipfile.ZipFile, sheet: str) -> dict[str, str]:
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.NameToInfo or archive.getinfo(relations).file_size > _LARGEST:
        return {}
    tags = (
        dict(_ATTRIBUTE.findall(tag.decode("utf-8", "replace"))) for tag in _RELATION.findall(archive.read(relations))
    )
    urls = {tag.get("Id", ""): unescape(tag.get("Target", ""), {"&quot;": '"'}) for tag in tags}
    return {name: url for name, url in urls.items() if urlsplit(url).scheme in {"http", "https"}}
