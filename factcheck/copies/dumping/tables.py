"""The file of SQLite in a dump: a table for each sheet of each kind, for Datasette and whoever writes SQL."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import orjson

from factcheck.publishing.canonical import parse
from factcheck.publishing.reading.sheets import Cell, Column, Sheet, Sort

NAME: Final = "factcheck.sqlite"
"""The name of the file."""
_TYPES: Final = {Sort.WHOLE: "INTEGER", Sort.NUMBER: "NUMERIC", Sort.FLAG: "INTEGER"}
_MOST: Final = 2**63 - 1
_AT_ONCE: Final = 1_000

Batches = Iterable[list[bytes]]


def write(path: Path, sheets: Mapping[Sheet, Batches], about: Mapping[str, str]) -> None:
    """Write the tables, from the JSON of what their rows are of; `about` says whose data it is and of when."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        # Nobody reads it before it has its name: what a crash leaves is thrown away.
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
            database.execute(statement)
        _table(database, "about", "name TEXT PRIMARY KEY, value TEXT")
        database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        for sheet, batches in sheets.items():
            _fill(database, sheet, batches)
        for statement in ("COMMIT", "ANALYZE", "PRAGMA journal_mode = DELETE"):
            database.execute(statement)
    path.chmod(0o444)


def _fill(database: sqlite3.Connection, sheet: Sheet, batches: Batches) -> None:
    columns = sheet.columns
    _table(database, sheet.name, ", ".join(_declared(place, column) for place, column in enumerate(columns)))
    linked = [(place, column) for place, column in enumerate(columns) if _is_link(column)]
    for _, column in linked:
        name = column.name.removesuffix("s")
        _table(database, f"{sheet.name}_{column.name}", f'"{columns[0].name}" TEXT, "{name}" TEXT')
    for rows in _rows(sheet, batches):
        _insert(database, sheet.name, len(columns), ([_stored(cell) for cell in row] for row in rows))
        for place, column in linked:
            links = ((row[0], value) for row in rows for value in dict.fromkeys(_values(row[place])) if value)
            _insert(database, f"{sheet.name}_{column.name}", 2, links)
    _index(database, sheet)


def _rows(sheet: Sheet, batches: Batches) -> Iterator[list[list[Cell]]]:
    for batch in batches:
        for start in range(0, len(batch), _AT_ONCE):
            yield [row for line in batch[start : start + _AT_ONCE] for row in sheet.cells(parse(line))]


def _table(database: sqlite3.Connection, name: str, columns: str) -> None:
    database.execute(f'CREATE TABLE "{name}" ({columns})')


def _insert(database: sqlite3.Connection, table: str, width: int, rows: Iterable[Any]) -> None:
    places = ", ".join("?" * width)
    database.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)


def _index(database: sqlite3.Connection, sheet: Sheet) -> None:
    key = sheet.columns[0].name
    for column in sheet.columns:
        if column.name.endswith("_id"):
            database.execute(f'CREATE INDEX "{sheet.name}_by_{column.name}" ON "{sheet.name}" ("{column.name}")')
        if _is_link(column):
            table, name = f"{sheet.name}_{column.name}", column.name.removesuffix("s")
            database.execute(f'CREATE INDEX "{table}_by_{key}" ON "{table}" ("{key}")')
            database.execute(f'CREATE INDEX "{table}_by_{name}" ON "{table}" ("{name}")')


def _declared(place: int, column: Column) -> str:
    key = " PRIMARY KEY" if place == 0 else ""
    return f'"{column.name}" {_TYPES.get(column.sort, "TEXT")}{key}'


def _is_link(column: Column) -> bool:
    return column.sort is Sort.TEXTS and column.name.endswith("_ids")


def _values(cell: Cell) -> list[str]:
    return cell if isinstance(cell, list) else []


def _stored(cell: Cell) -> Any:
    """Several texts are a list in JSON, which SQLite and Datasette take apart; no number loses a digit."""
    if isinstance(cell, list):
        return orjson.dumps(cell).decode()
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() and abs(cell) <= _MOST else str(cell)
    return str(cell) if isinstance(cell, int) and abs(cell) > _MOST else cell
