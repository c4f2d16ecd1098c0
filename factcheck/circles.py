"""Circles: what points at others of its kind, and through them back at itself."""

from collections.abc import Callable, Iterable, Set
from typing import TypeVar

from django.db.models import Model

Key = TypeVar("Key", int, str)


def leads_back(start: Key, reached: Iterable[Key | None], further: Callable[[Set[Key]], Iterable[Key | None]]) -> bool:
    """Tell whether one comes to the start from what is reached first.

    `further` gives what these keys point at, None where one points at nothing. It is asked once a level, however many
    are on it, and never twice for the same key.
    """
    seen, level = set[Key](), _known(reached)
    while level and start not in level:
        seen |= level
        level = _known(further(level)) - seen
    return start in level


def row_leads_back(row: Model, field: str) -> bool:
    """Tell whether a foreign key of a row to its own table leads back to the row through others; a query a level.

    A row that points straight at itself is left to the constraint of its table.
    """
    first = getattr(row, field)
    if first is None or row.pk is None or first.pk == row.pk:
        return False
    column, rows = f"{field}_id", type(row)._base_manager
    return leads_back(
        row.pk, [getattr(first, column)], lambda keys: rows.filter(pk__in=keys).values_list(column, flat=True)
    )


def _known(keys: Iterable[Key | None]) -> set[Key]:
    return {key for key in keys if key is not None}
