"""What the record that stays lacks and the one that goes has: it is filled in, column by column."""

from typing import Any, Final

from django.db import models

from factcheck.dates import EDTF, PRECISION
from factcheck.merging.journal import Journal

_OWN: Final = frozenset({"slug", "public_id", "version"})
"""What each record has for itself."""


def fill(loser: models.Model, winner: models.Model, journal: Journal) -> None:
    """Give the winner what it lacks of the loser's columns. The loser's row is gone, and so what is unique is free."""
    found = {name: value for field in _fillable(winner) for name, value in _filling(field, loser, winner)}
    if found:
        journal.change(winner, **found)


def _fillable(record: models.Model) -> list[Any]:
    fields: list[Any] = [field for field in record._meta.concrete_fields if field.editable and not field.primary_key]
    return [field for field in fields if field.name not in _OWN and not field.name.endswith(PRECISION)]


def _filling(field: Any, loser: models.Model, winner: models.Model) -> list[tuple[str, Any]]:
    """The column and its value, with those beside a date; nothing where the winner has its own."""
    value, name = getattr(loser, field.attname), field.attname
    if not _is_empty(getattr(winner, name)) or _is_empty(value):
        return []
    beside = [f"{field.name}{end}" for end in (PRECISION, EDTF) if hasattr(loser, f"{field.name}{end}")]
    return [(name, value), *((each, getattr(loser, each)) for each in beside)]


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
