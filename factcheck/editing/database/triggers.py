"""The triggers that write the history and raise versions, on every table that is tracked.

They are made from the tables as they are, so that a migration that goes back leaves them right too.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from django.db import models

from factcheck.database.objects import DatabaseObject, Part, Work
from factcheck.database.schema import Schema
from factcheck.editing import registry
from factcheck.editing.database import postgresql, sqlite
from factcheck.editing.database.tables import Table

HISTORY = "editing_rowchange"
# Said of every change anyway.
UNSAID = frozenset({"version", "updated_at"})
_VENDORS: Final[dict[str, Callable[[Sequence[Table]], Iterator[list[Part]]]]] = {
    "sqlite": sqlite.objects,
    "postgresql": postgresql.objects,
}


def history(schema: Schema) -> Iterator[DatabaseObject]:
    """The triggers of all tables that are tracked or kept; what a migration does leaves no history."""
    for parts in _VENDORS[schema.vendor](tables_of(schema)):
        yield DatabaseObject(tuple(parts), off_during=frozenset(Work))


def tables_of(schema: Schema) -> list[Table]:
    """Those of these tables that are there, with their columns; none while there is no history to write to."""
    if not schema.has(HISTORY):
        return []
    known = (*registry.tracked(), *registry.kept())
    entries = [entry for entry in known if schema.has(entry.model._meta.db_table)]
    columns = {entry.label: schema.columns[entry.model._meta.db_table] for entry in entries}
    return [_table(entry, columns) for entry in entries if _has_parent(entry, columns)]


def as_declared(entry: registry.Tracked) -> Table:
    """The table as the models of now have it."""
    models_above = (entry.model, *([entry.parent_model] if entry.parent_model else ()))
    columns = {
        model._meta.label_lower: [str(field.column) for field in model._meta.concrete_fields] for model in models_above
    }
    return _table(entry, columns)


def _has_parent(entry: registry.Tracked, columns: dict[str, list[str]]) -> bool:
    parent = entry.parent_model
    return parent is None or (parent._meta.label_lower in columns and entry.parent_column in columns[entry.label])


def _table(entry: registry.Tracked, columns: dict[str, list[str]]) -> Table:
    found, parent = columns[entry.label], entry.parent_model
    binary = {str(field.column) for field in entry.model._meta.concrete_fields if isinstance(field, models.BinaryField)}
    unsaid = UNSAID | binary | entry.without
    above = registry.of(parent) if parent else None
    return Table(
        name=entry.model._meta.db_table,
        label=entry.label,
        key=str(entry.model._meta.pk.column),
        columns=tuple(name for name in found if name not in unsaid),
        left_out=tuple(sorted(unsaid & set(found))),
        has_version="version" in found,
        parent_column=entry.parent_column,
        parent=parent._meta.db_table if parent else "",
        parent_has_version=parent is not None and "version" in columns[parent._meta.label_lower],
        grandparent_column=above.parent_column if above else "",
        says_added=entry in registry.kept(),
    )
