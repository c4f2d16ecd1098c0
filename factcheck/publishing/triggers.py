"""Database triggers that refuse to change or delete rows, as migration operations."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = """
CREATE TRIGGER {table}_no_{operation} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is write-once: {operation} refused'); END
"""
# REPLACE fires no DELETE trigger on SQLite.
_SQLITE_REPLACE = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {clash})
BEGIN SELECT RAISE(ABORT, '{table} is write-once: replace refused'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_write_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is write-once: % refused', TG_OP
USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{operation} BEFORE {event} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_write_once()
"""
_OPERATIONS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def create(editor: BaseDatabaseSchemaEditor, table: str, *, movable: str = "") -> None:
    """Put the triggers on a table; a column that is `movable` may be updated."""
    vendor = editor.connection.vendor
    if vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION.format(table=table), params=None)
    statement = _POSTGRESQL if vendor == "postgresql" else _SQLITE
    for operation in _OPERATIONS[vendor]:
        event = _event(editor, table, operation, movable)
        editor.execute(statement.format(table=table, operation=operation, event=event), params=None)
    if vendor == "sqlite":
        editor.execute(_SQLITE_REPLACE.format(table=table, clash=_clash(editor, table)), params=None)


def _event(editor: BaseDatabaseSchemaEditor, table: str, operation: str, movable: str) -> str:
    if operation != "update" or not movable:
        return operation
    with editor.connection.cursor() as cursor:
        columns = [column.name for column in editor.connection.introspection.get_table_description(cursor, table)]
    return f"update of {', '.join(column for column in columns if column != movable)}"


def _clash(editor: BaseDatabaseSchemaEditor, table: str) -> str:
    with editor.connection.cursor() as cursor:
        constraints = editor.connection.introspection.get_constraints(cursor, table).values()
    keys = [constraint["columns"] for constraint in constraints if constraint["unique"] or constraint["primary_key"]]
    alike = (" AND ".join(f"{column} = NEW.{column}" for column in columns) for columns in keys)
    return " OR ".join(f"({condition})" for condition in sorted(alike))


def drop(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take the triggers off a table."""
    vendor = editor.connection.vendor
    suffix = f" ON {table}" if vendor == "postgresql" else ""
    for operation in _OPERATIONS[vendor]:
        editor.execute(f"DROP TRIGGER {table}_no_{operation}{suffix}")
    if vendor == "postgresql":
        editor.execute(f"DROP FUNCTION {table}_write_once()")
    else:
        editor.execute(f"DROP TRIGGER {table}_no_replace")


def write_once(table: str) -> migrations.RunPython:
    """A reversible migration operation that makes a table refuse UPDATE, DELETE and TRUNCATE."""

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        create(editor, table)

    def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        drop(editor, table)

    return migrations.RunPython(forwards, backwards)


def let_move(table: str, column: str) -> migrations.RunPython:
    """A reversible migration operation that lets one column of a write-once table be updated, and no other."""

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        drop(editor, table)
        create(editor, table, movable=column)

    def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        drop(editor, table)
        create(editor, table)

    return migrations.RunPython(forwards, backwards)


def reopened(table: str) -> migrations.RunPython:
    """The reverse of `write_once`: put both around operations for which SQLite remakes the table, without triggers."""
    return undone(write_once(table))


def undone(operation: migrations.RunPython) -> migrations.RunPython:
    """The reverse of an operation; before others for which SQLite remakes a table, to be followed by the operation.

    Raises:
        ValueError: the operation can't be reversed.
    """
    if operation.reverse_code is None:
        raise ValueError("This operation can't be reversed.")
    return migrations.RunPython(operation.reverse_code, operation.code)
