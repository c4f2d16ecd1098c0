"""Backslashes in tables, as databases write what would mean something else in a cell, and that there is no value."""

import re
from typing import Final

NO_VALUE: Final = "\\N"
_ALONE: Final = re.compile(r"(?:^|[,;\t|])\\N(?=[,;\t|\r\n])", re.MULTILINE)
_PAIR: Final = re.compile(r"\\(.)", re.DOTALL)
_LETTERS: Final = {"n": "\n", "r": "\r", "t": "\t", "0": ""}
_READ_WITH_CELLS: Final = frozenset("\"'\r\n\t,;|")


def are_escaped(head: str, delimiter: str) -> bool:
    """Whether a database wrote the table: `\\N` is a cell, or between tabs no backslash is another than it writes."""
    if _ALONE.search(head):
        return True
    escaped = _PAIR.findall(head) if delimiter == "\t" else []
    return bool(escaped) and all(each in _LETTERS or each in "N\\\t\r\n" for each in escaped)


def kept(line: str, escape: str | None) -> str:
    """The line with backslashes before letters doubled, so that a reader of cells leaves them there."""
    return _PAIR.sub(_doubled, line) if escape and escape in line else line


def _doubled(pair: re.Match[str]) -> str:
    letter = pair[1]
    return pair[0] if letter in _READ_WITH_CELLS else pair[0] * 2 if letter == "\\" else f"\\{pair[0]}"


def unescaped(cells: list[str], escape: str | None) -> list[str]:
    """The cells as they were before a database wrote them; empty where it wrote that there is no value."""
    if NO_VALUE in cells:
        cells = ["" if cell == NO_VALUE else cell for cell in cells]
    return [_PAIR.sub(_letter, cell) if escape in cell else cell for cell in cells] if escape else cells


def _letter(pair: re.Match[str]) -> str:
    return _LETTERS.get(pair[1], pair[1])
