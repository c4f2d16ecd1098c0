"""Making anew what is derived, whatever has become of it: tables that are missing, and indexes of words."""

from typing import Any

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from factcheck.database.installer import install, vendor_of
from factcheck.database.objects import DatabaseObject, declared
from factcheck.database.schema import Schema

_SCRATCH = "scratch_words"

_derived: list[tuple[type[models.Model], ...]] = []


def register_derived(*tables: type[models.Model]) -> None:
    """Know that all rows of these tables can be made of others; those that point to others come last."""
    if tables not in _derived:
        _derived.append(tables)


def remake_tables(connection: BaseDatabaseWrapper) -> None:
    """Make derived tables that are missing, empty, and with them those that were registered together.

    What guards and indexes them is laid by `remake_indexes`. Not in a transaction: SQLite makes no tables there.
    """
    there = set(connection.introspection.table_names())
    for tables in _derived:
        if {table._meta.db_table for table in tables} <= there:
            continue
        with connection.schema_editor() as editor:
            for table in reversed(tables):
                if table._meta.db_table in there:
                    editor.delete_model(table)
            for table in tables:
                editor.create_model(table)


def remake_indexes(connection: BaseDatabaseWrapper) -> None:
    """Drop every index of words that is declared, damaged or not, and make it again from the rows.

    Triggers and all else that is declared and is missing, or differs, are laid as well.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # It changes no table while the check of a foreign key there waits for the end of the transaction.
            connection.check_constraints()
        for index in word_indexes(connection):
            _drop(connection, cursor, index)
        install(connection)


def word_indexes(connection: BaseDatabaseWrapper) -> list[DatabaseObject]:
    """Those of the declared objects that are indexes of words."""
    return [each for each in declared(Schema(connection)) if each.parts[0].key.sort in {"table", "index"}]


def _drop(connection: BaseDatabaseWrapper, cursor: Any, index: DatabaseObject) -> None:
    key, vendor = index.parts[0].key, vendor_of(connection)
    laid = key in vendor.laid(cursor)
    if key.sort == "table":
        _mend(cursor, key.name, index.parts[0].sql, laid=laid)
    if laid:
        cursor.execute(vendor.drop(key))


def _mend(cursor: Any, name: str, sql: str, *, laid: bool) -> None:
    """Put the tables of an empty index in the place of those in which SQLite keeps this one.

    It neither reads nor drops an index whose own tables it can't read.
    """
    cursor.execute(sql.replace(f"VIRTUAL TABLE {name}", f"VIRTUAL TABLE temp.{_SCRATCH}"))
    cursor.execute("SELECT name, sql FROM temp.sqlite_master WHERE name LIKE %s", [f"{_SCRATCH}_%"])
    for scratch, definition in cursor.fetchall():
        own = scratch.replace(_SCRATCH, name)
        cursor.execute(f'DROP TABLE IF EXISTS "{own}"')
        if laid:
            cursor.execute(definition.replace(scratch, own))
            cursor.execute(f'INSERT INTO "{own}" SELECT * FROM temp."{scratch}"')  # noqa: S608
    cursor.execute(f"DROP TABLE temp.{_SCRATCH}")
