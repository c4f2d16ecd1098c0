"""The triggers in SQLite's words, which can't name a row's columns by themselves: each table has its own."""

from collections.abc import Iterator, Sequence

from factcheck.database.objects import Part, trigger
from factcheck.editing.database.tables import Table

_PREFIX = "editing_log_"
_INTO = "INSERT INTO editing_rowchange (model, row_id, operation, before, after, parent_id, grandparent_id, moment)"
# With six digits, as Django writes moments: they are compared as text.
_NOW = "strftime('%Y-%m-%d %H:%M:%f000', 'now')"


def objects(tables: Sequence[Table]) -> Iterator[list[Part]]:
    """The triggers of each of these tables."""
    for table in tables:
        yield list(_triggers(table))


def _triggers(table: Table) -> Iterator[Part]:
    yield _trigger(table, "insert", "INSERT", [*_raise_parent(table, "NEW"), _added(table)])
    yield _trigger(table, "delete", "DELETE", [*_raise_parent(table, "OLD"), _removed(table)])
    # Not for a version alone: raising it would be no news.
    yield _trigger(table, "update", f"UPDATE OF {_quoted(table.columns)}", list(_update(table)))
    if table.has_version:
        yield _trigger(table, "version", "UPDATE OF version", list(_version(table)))


def _trigger(table: Table, step: str, event: str, body: Sequence[str]) -> Part:
    name, steps = f"{_PREFIX}{table.name}_{step}", "; ".join(body)
    return trigger(name, table.name, f"CREATE TRIGGER {name} AFTER {event} ON {table.name} BEGIN {steps}; END")


def _quoted(names: Sequence[str]) -> str:
    # One of them is called "end".
    return ", ".join(f'"{name}"' for name in names)


def _update(table: Table) -> Iterator[str]:
    if table.has_version:
        # Whatever the statement says: a stale row that is saved can't set it back.
        yield f"UPDATE {table.name} SET version = OLD.version + 1 WHERE id = NEW.id"
    else:
        yield from _raise_parent(table, "NEW")
    stayed = moved = ""
    if table.parent_column:
        stayed = f" AND OLD.{table.parent_column} IS NEW.{table.parent_column}"
        moved = f"OLD.{table.parent_column} IS NOT NEW.{table.parent_column}"
    yield _changed(table) + stayed
    if moved:
        # A part that goes to another record is gone from the one and new in the other.
        yield from (f"{step} AND {moved}" for step in _raise_parent(table, "OLD"))
        yield from (f"{step} WHERE {moved}" for step in (_removed(table), _added(table)))


def _version(table: Table) -> Iterator[str]:
    yield f"UPDATE {table.name} SET version = OLD.version + 1 WHERE id = NEW.id AND NEW.version <= OLD.version"
    yield from _raise_parent(table, "NEW")


def _raise_parent(table: Table, row: str) -> list[str]:
    if not table.parent_has_version:
        return []
    return [f"UPDATE {table.parent} SET version = version + 1 WHERE id = {row}.{table.parent_column}"]


def _added(table: Table) -> str:
    held = _object(table, "NEW") if table.says_added else "'{}'"
    return _logged(table, "NEW", "insert", "'{}'", held)


def _removed(table: Table) -> str:
    return _logged(table, "OLD", "delete", _object(table, "OLD"), "'{}'")


def _changed(table: Table) -> str:
    pairs = " UNION ALL ".join(
        f"""SELECT '{name}' AS name, OLD."{name}" AS was, NEW."{name}" AS is_now""" for name in table.columns
    )
    objects = "json_group_object(name, was) AS was, json_group_object(name, is_now) AS is_now"
    differing = f"SELECT {objects}, count(*) AS many FROM ({pairs}) WHERE was IS NOT is_now"
    return f"{_logged(table, 'NEW', 'update', 'was', 'is_now')} FROM ({differing}) WHERE many > 0"


def backlog(table: Table) -> str:
    """The statement that remembers, as if they had just been added, the rows of which nothing is remembered."""
    known = f"SELECT row_id FROM editing_rowchange WHERE model = '{table.label}'"
    added = _logged(table, "present", "insert", "'{}'", held(table))
    return f"{added} FROM {table.name} AS present WHERE present.{table.key} NOT IN ({known})"


def held(table: Table) -> str:
    """What the row called `present` holds of what the history remembers, as one object of JSON."""
    return _object(table, "present")


def _logged(table: Table, row: str, operation: str, before: str, after: str) -> str:
    above = f"{_parent(table, row)}, {_grandparent(table, row)}"
    return f"{_INTO} SELECT '{table.label}', {row}.{table.key}, '{operation}', {before}, {after}, {above}, {_NOW}"


def _object(table: Table, row: str) -> str:
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in table.columns)
    return f"json_object({pairs})"


def _parent(table: Table, row: str) -> str:
    return f"{row}.{table.parent_column}" if table.parent_column else "NULL"


def _grandparent(table: Table, row: str) -> str:
    if not table.grandparent_column:
        return "NULL"
    return f"(SELECT {table.grandparent_column} FROM {table.parent} WHERE id = {_parent(table, row)})"
