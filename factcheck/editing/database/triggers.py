"""The triggers that write the history and raise versions, on every table that is tracked.

They are made from the tables as they are, so that a migration that goes back leaves them right too.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from factcheck.editing import registry
from factcheck.editing.database import postgresql, sqlite
from factcheck.editing.database.tables import Table

HISTORY = "editing_rowchange"
# Said of every change anyway.
UNSAID = frozenset({"version", "updated_at"})


@dataclass(frozen=True)
class _Vendor:
    statements: Any
    is_installed: Any
    remove: Any


_VENDORS = {
    module.VENDOR: _Vendor(module.statements, module.is_installed, module.remove) for module in (sqlite, postgresql)
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on all tracked tables, unless they are there as they should be."""
    vendor, tables = _VENDORS[connection.vendor], tables_of(connection)
    statements = vendor.statements(tables)
    with connection.cursor() as cursor:
        if vendor.is_installed(cursor, statements):
            return
        vendor.remove(cursor)
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers of the history from all tables: nothing is written down until they are installed again."""
    with connection.cursor() as cursor:
        _VENDORS[connection.vendor].remove(cursor)


def before_migrations(*, using: str, **kwargs: Any) -> None:
    """Take the triggers off: SQLite refuses to change a table that one of them mentions."""
    remove(connections[using])


def after_migrations(*, using: str, **kwargs: Any) -> None:
    """Put them on the tables as they are now."""
    install(connections[using])


def tables_of(connection: BaseDatabaseWrapper) -> list[Table]:
    """The tracked tables that are there, with their columns; none while there is no history to write to."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor))
        if HISTORY not in names:
            return []
        entries = [entry for entry in registry.tracked() if entry.model._meta.db_table in names]
        columns = {entry.label: _columns(connection, cursor, entry.model) for entry in entries}
    return [_table(entry, columns) for entry in entries if _has_parent(entry, columns)]


def _columns(connection: BaseDatabaseWrapper, cursor: Any, model: type[models.Model]) -> list[str]:
    described = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return [column.name for column in described]


def _has_parent(entry: registry.Tracked, columns: dict[str, list[str]]) -> bool:
    parent = entry.parent_model
    return parent is None or (parent._meta.label_lower in columns and entry.parent_column in columns[entry.label])


def _table(entry: registry.Tracked, columns: dict[str, list[str]]) -> Table:
    found, parent = columns[entry.label], entry.parent_model
    binary = {str(field.column) for field in entry.model._meta.concrete_fields if isinstance(field, models.BinaryField)}
    above = registry.of(parent) if parent else None
    return Table(
        name=entry.model._meta.db_table,
        label=entry.label,
        columns=tuple(name for name in found if name not in UNSAID | binary),
        left_out=tuple(sorted((UNSAID | binary) & set(found))),
        has_version="version" in found,
        parent_column=entry.parent_column,
        parent=parent._meta.db_table if parent else "",
        parent_has_version=parent is not None and "version" in columns[parent._meta.label_lower],
        grandparent_column=above.parent_column if above else "",
    )
