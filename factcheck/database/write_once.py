"""Tables whose rows are never changed or deleted: triggers refuse it."""

from collections.abc import Iterator
from typing import Final

from factcheck.database.objects import DatabaseObject, Declaration, Part, Work, function, trigger
from factcheck.database.schema import Schema

_SQLITE = (
    "CREATE TRIGGER {table}_no_{operation} BEFORE {event} ON {table} "
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
_OPERATIONS: Final = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def write_once(table: str, *, movable: str = "") -> Declaration:
    """A table that refuses UPDATE, DELETE, TRUNCATE and REPLACE; a column that is `movable` may be updated."""

    def objects(schema: Schema) -> Iterator[DatabaseObject]:
        if schema.has(table):
            parts = tuple(_parts(schema, table, movable))
            yield DatabaseObject(parts, off_during=frozenset(Work))

    return objects


def _parts(schema: Schema, table: str, movable: str) -> Iterator[Part]:
    on_sqlite = schema.vendor == "sqlite"
    if not on_sqlite:
        yield function(f"{table}_write_once", _POSTGRESQL_FUNCTION.format(table=table))
    for operation in _OPERATIONS[schema.vendor]:
        event = _event(schema, table, operation, movable)
        statement = _SQLITE if on_sqlite else _POSTGRESQL
        sql = statement.format(table=table, operation=operation, event=event)
        yield trigger(f"{table}_no_{operation}", table, sql)
    if on_sqlite:
        yield trigger(f"{table}_no_replace", table, _SQLITE_REPLACE.format(table=table, clash=_clash(schema, table)))


def _event(schema: Schema, table: str, operation: str, movable: str) -> str:
    if operation != "update" or not movable:
        return operation
    return f"update of {', '.join(column for column in schema.columns[table] if column != movable)}"


def _clash(schema: Schema, table: str) -> str:
    alike = {" AND ".join(f"{column} = NEW.{column}" for column in columns) for columns in schema.unique_keys(table)}
    return " OR ".join(f"({condition})" for condition in sorted(alike))
