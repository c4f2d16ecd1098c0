"""Tables whose rows are never changed or deleted: triggers refuse it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from factcheck.database.objects import DatabaseObject, Declaration, Part, Work, function, trigger
from factcheck.database.schema import Schema

_SQLITE = (
    "CREATE TRIGGER {table}_no_{operation} BEFORE {event} ON {table} {when}"
    "BEGIN SELECT RAISE(ABORT, '{table} is write-once: {operation} refused'); END"
)
# REPLACE fires no DELETE trigger on SQLite.
_SQLITE_REPLACE = (
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {clash}) "
    "BEGIN SELECT RAISE(ABORT, '{table} is write-once: replace refused'); END"
)
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_write_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is write-once: % refused', TG_OP
USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = (
    "CREATE TRIGGER {table}_no_{operation} BEFORE {event} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_write_once()"
)
# PostgreSQL takes no query as a trigger's own condition.
_POSTGRESQL_UNLESS_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_{operation}_write_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF {unless} THEN RETURN {row}; END IF; RAISE EXCEPTION '{table} is write-once: % refused', TG_OP
USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL_UNLESS = (
    "CREATE TRIGGER {table}_no_{operation} BEFORE {event} ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_{operation}_write_once()"
)
_ROWS: Final = {"insert": "NEW", "delete": "OLD", "update": "NEW"}
_OPERATIONS: Final = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


class Unless(NamedTuple):
    """When a row may be added or deleted all the same: where this holds of `{row}`, by vendor, in SQL.

    It reads these other tables.
    """

    condition: Mapping[str, str]
    reads: Sequence[str] = ()


def write_once(
    table: str,
    *,
    movable: str = "",
    deleted: Unless | None = None,
    added: Unless | None = None,
    changed: Unless | None = None,
) -> Declaration:
    """A table that refuses UPDATE, DELETE, TRUNCATE and REPLACE; a column that is `movable` may be updated.

    With `deleted`, rows of which it holds may be deleted; with `added`, only such may be added; with `changed`, a row
    may become one of which it holds.
    """
    given = {"delete": deleted, "insert": added, "update": changed}
    unless = {operation: what for operation, what in given.items() if what}

    def objects(schema: Schema) -> Iterator[DatabaseObject]:
        if schema.has(table):
            known = {key: each for key, each in unless.items() if all(schema.has(name) for name in each.reads)}
            parts = (*_parts(schema, table, movable, known), *_unless_parts(schema, table, movable, known))
            yield DatabaseObject(parts, off_during=frozenset(Work))

    return objects


def _parts(schema: Schema, table: str, movable: str, unless: Mapping[str, Unless]) -> Iterator[Part]:
    on_sqlite = schema.vendor == "sqlite"
    if not on_sqlite:
        yield function(f"{table}_write_once", _POSTGRESQL_FUNCTION.format(table=table))
    for operation in _OPERATIONS[schema.vendor]:
        if operation in unless:
            continue
        event = _event(schema, table, operation, movable)
        statement = _SQLITE if on_sqlite else _POSTGRESQL
        sql = statement.format(table=table, operation=operation, event=event, when="")
        yield trigger(f"{table}_no_{operation}", table, sql)
    if on_sqlite:
        yield trigger(f"{table}_no_replace", table, _SQLITE_REPLACE.format(table=table, clash=_clash(schema, table)))


def _unless_parts(schema: Schema, table: str, movable: str, unless: Mapping[str, Unless]) -> Iterator[Part]:
    for operation, each in unless.items():
        row, name = _ROWS[operation], f"{table}_no_{operation}"
        event = _event(schema, table, operation, movable)
        words = {"table": table, "operation": operation, "row": row, "event": event}
        holds = each.condition[schema.vendor].format(row=row)
        if schema.vendor == "sqlite":
            yield trigger(name, table, _SQLITE.format(**words, when=f"WHEN NOT ({holds}) "))
        else:
            yield function(f"{table}_{operation}_write_once", _POSTGRESQL_UNLESS_FUNCTION.format(**words, unless=holds))
            yield trigger(name, table, _POSTGRESQL_UNLESS.format(**words))


def _event(schema: Schema, table: str, operation: str, movable: str) -> str:
    if operation != "update" or not movable:
        return operation
    return f"update of {', '.join(column for column in schema.columns[table] if column != movable)}"


def _clash(schema: Schema, table: str) -> str:
    alike = {" AND ".join(f"{column} = NEW.{column}" for column in columns) for columns in schema.unique_keys(table)}
    return " OR ".join(f"({condition})" for condition in sorted(alike))
