"""Tables in JSON that are no lists of objects: by columns, or with their headings apart, as programs write them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading.json_values import Value
from factcheck.importing.reading.tabular.tables import unique

_HEADINGS: Final = ("columns", "headers", "header", "fields", "headings")
_ROWS: Final = ("data", "rows", "values", "records")
_DATE: Final = re.compile(r"Date\((\d{4}), ?(\d{1,2}), ?(\d{1,2})[,)]")
_MOST: Final = 200
_SCALARS: Final = (str, int, float, bool, type(None))


def rows_in(value: Any) -> dict[str, Any]:
    """The rows of an object that is a table, by their paths; none where it is none."""
    if not isinstance(value, dict) or not value:
        return {}
    return _of_google(value.get("table")) or _named(value) or _by_columns(value)


def below_headings(values: Iterable[Value]) -> Iterator[Value]:
    """The values; of lists of cells below a list of headings, each as a row by these."""
    headings: list[str] | None = None
    for place, value in enumerate(values):
        if place == 0 and _are_headings(value.value):
            headings = unique(value.value)
        elif headings is not None and isinstance(value.value, list):
            yield replace(value, value=_row(headings, value.value))
        else:
            yield value


def _of_google(table: Any) -> dict[str, Any]:
    """The rows of an answer of Google's spreadsheets: `{"cols": [{"label"}], "rows": [{"c": [{"v", "f"}]}]}`."""
    if (
        not isinstance(table, dict)
        or not isinstance(table.get("cols"), list)
        or not isinstance(table.get("rows"), list)
    ):
        return {}
    written = [row.get("c") if isinstance(row, dict) else None for row in table["rows"]]
    rows = [[_of_cell(cell) for cell in cells] if isinstance(cells, list) else [] for cells in written]
    headings, first = [str(each.get("label") or "") if isinstance(each, dict) else "" for each in table["cols"]], 0
    if not any(map(str.strip, headings)) and rows:
        headings, first = [str(cell or "") for cell in rows[0]], 1
    names = unique(headings)
    return {f"table.rows[{place}]": _row(names, row) for place, row in enumerate(rows[first:], start=first)}


def _of_cell(cell: Any) -> Any:
    """The value of a cell; a date, whose months are counted from 0, as it is otherwise written."""
    value = cell.get("v") if isinstance(cell, dict) else None
    dated = _DATE.match(value) if isinstance(value, str) else None
    return f"{dated[1]}-{int(dated[2]) + 1:02}-{int(dated[3]):02}" if dated else value


def _named(value: dict[str, Any]) -> dict[str, Any]:
    """The rows below headings that stand in a member of their own, or in the first of the rows."""
    headings = next((found for name in _HEADINGS if (found := _headings(value.get(name)))), None)
    name, rows = next(((name, value[name]) for name in _ROWS if _are_lists(value.get(name))), ("", []))
    first = 0
    if headings is None and rows and _are_headings(rows[0]):
        headings, first = unique(rows[0]), 1
    if headings is None:
        return {}
    return {f"{name}[{place}]": _row(headings, row) for place, row in enumerate(rows[first:], start=first)}


def _by_columns(value: dict[str, Any]) -> dict[str, Any]:
    """The rows of an object that has a list of cells, or an object of them by number, for each heading."""
    columns = {name: _cells(part) for name, part in value.items()}
    places = next(iter(columns.values()))
    if len(columns) < 2 or len(places) < 2 or any(each.keys() != places.keys() for each in columns.values()):  # noqa: PLR2004
        return {}
    return {f"[{place}]": {name: cells[place] for name, cells in columns.items()} for place in places}


def _cells(part: Any) -> dict[str, Any]:
    if isinstance(part, list):
        part = {str(place): cell for place, cell in enumerate(part)}
    if not isinstance(part, dict) or not all(name.isdecimal() for name in part):
        return {}
    return part if all(isinstance(cell, _SCALARS) for cell in part.values()) else {}


def _headings(given: Any) -> list[str] | None:
    """The headings, each a text, or an object with its name."""
    if not isinstance(given, list):
        return None
    names: list[Any] = [(each.get("name") or each.get("id")) if isinstance(each, dict) else each for each in given]
    return unique(names) if _are_headings(names) else None


def _are_headings(value: Any) -> bool:
    if not isinstance(value, list) or not 1 < len(value) < _MOST:
        return False
    return all(isinstance(name, str) and len(name) < _MOST for name in value) and "".join(value).strip() != ""


def _are_lists(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, list) for row in value[:20])


def _row(headings: list[str], cells: list[Any]) -> dict[str, Any]:
    beyond = {f"column {place}": cell for place, cell in enumerate(cells, start=1) if place > len(headings)}
    return dict(zip(headings, cells, strict=False)) | beyond
