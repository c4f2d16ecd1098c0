"""Records of any shape as rows: each value by its column, nested ones by their path."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Row = dict[str, Any]
LINK: Final = " (link)"
"""How the column of the addresses behind the cells of another is called, after that."""

_MOST: Final = 2000
"""Values of one row that are kept."""
_DEEPEST: Final = 12
_LINKED: Final = re.compile(r'=\s*[\w.]{1,40}\(\s*"https?://[^"]{1,4000}"\s*[,;]\s*"((?:[^"]|""){1,4000})"\s*\)\s*\Z')
"""A formula that shows a text which leads to an address, by whatever name a spreadsheet's language gives it."""


def row_of(record: Mapping[str, Any]) -> Row:
    """A record as a row: `{"a": {"b": 1}, "c": [{"d": 2}, {"d": 3}]}` has the columns `a.b` and `c.d`, a list."""
    row: Row = {}
    waiting: list[tuple[str, Any, int]] = [(key, value, 0) for key, value in reversed(list(record.items()))]
    while waiting and len(row) < _MOST:
        column, value, depth = waiting.pop()
        value = _unwrapped(value)
        if isinstance(value, dict) and depth < _DEEPEST:
            waiting.extend((f"{column}.{key}", part, depth + 1) for key, part in reversed(value.items()))
        elif isinstance(value, list) and any(isinstance(part, dict) for part in value) and depth < _DEEPEST:
            waiting.extend((column, part, depth + 1) for part in reversed(value[:_MOST]))
        else:
            _add(row, column, value)
    return row


def _unwrapped(value: Any) -> Any:
    """What MongoDB writes around a value for its type, `{"$date": "2021-01-05"}`, taken off."""
    for _ in range(_DEEPEST):
        if not (isinstance(value, dict) and len(value) == 1 and next(iter(value))[:1] == "$"):
            break
        value = next(iter(value.values()))
    return value


def _add(row: Row, column: str, value: Any) -> None:
    if column not in row:
        row[column] = value
        return
    before = row[column] if isinstance(row[column], list) else [row[column]]
    row[column] = [*before, *(value if isinstance(value, list) else [value])][:_MOST]


def rows_within(record: Mapping[str, Any], member: str) -> Iterator[tuple[Row, str]]:
    """A row for each part of a member that lists them, with what the record says of all of them; and its path."""
    parts = record.get(member)
    rest = {key: value for key, value in record.items() if key != member}
    for place, part in enumerate(parts if isinstance(parts, list) else []):
        if isinstance(part, dict):
            yield row_of({**rest, member: part}), f"{member}[{place}]"


def values_of(value: Any) -> list[str]:
    """The values of a cell as texts; a list may be nested or written out, as Python writes it."""
    if isinstance(value, list):
        return [text for part in value for text in values_of(part)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if value is None or isinstance(value, dict):
        return []
    text = value if isinstance(value, str) else _written(value)
    return [text] if text.strip() else []


def _written(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value)


def columns_in(rows: Iterable[Row]) -> list[str]:
    """The columns of rows, in the order in which they are met."""
    return list(dict.fromkeys(column for row in rows for column in row))


def shown(text: str) -> str:
    """What a spreadsheet shows for a cell: of a link its text, anything else as it stands."""
    link = _LINKED.match(text.strip())
    return link[1].replace('""', '"') if link else text
