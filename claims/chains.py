"""Rows that point at rows of their own table, one at a time."""

from django.db import models


def leads_back(row: models.Model, field: str) -> bool:
    """Tell whether following a foreign key comes back to the row after two steps or more.

    A row that points straight at itself is left to the constraint of its table.
    """
    first = getattr(row, field)
    seen = {first.pk} if first is not None else set()
    step = None if first is None else getattr(first, field)
    while step is not None and step.pk not in seen:
        if step.pk == row.pk:
            return True
        seen.add(step.pk)
        step = getattr(step, field)
    return False
