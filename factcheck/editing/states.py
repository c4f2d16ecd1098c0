"""What a record and its parts were at an earlier time: what they are now, with the changes since taken back."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from factcheck.editing import registry
from factcheck.editing.history import changes_of
from factcheck.editing.models import Operation, RowChange

Row = dict[str, Any]
# By the label of the model and the key of the row.
Key = tuple[str, int]
State = dict[Key, Row]


def current_state(record: models.Model) -> State:
    """The rows of a record and of all its parts as they are now; records before their parts."""
    state: State = {}
    for entry, lookup in registry.with_parts(type(record)):
        rows = entry.model._base_manager.filter(**{lookup: record.pk}).order_by("pk").values()
        state |= {(entry.label, row["id"]): row for row in rows}
    return state


def state_at(record: models.Model, change: int) -> State:
    """The rows as they were right after the change of this number."""
    return rewound(current_state(record), changes_of(record).filter(pk__gt=change).order_by("-pk"))


def rewound(state: State, changes: Iterable[RowChange]) -> State:
    """A state without these changes, which come latest first."""
    state = {key: dict(row) for key, row in state.items()}
    for change in changes:
        key, entry = (change.model, change.row_id), registry.get(change.model)
        if entry is None:
            continue
        if change.operation == Operation.INSERT:
            state.pop(key, None)
        else:
            state.setdefault(key, {}).update(decoded(entry.model, change.before))
    return state


def decoded(model: type[models.Model], values: Mapping[str, Any]) -> Row:
    """The values of a change as Python has them; those of columns that are gone by now are left out."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: _decoded(fields[name], value) for name, value in values.items() if name in fields}


def _decoded(field: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.DecimalField):
        # By its digits: a float in full would have some that nobody wrote.
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
    value = field.to_python(value)
    is_naive = isinstance(value, datetime) and value.tzinfo is None
    return value.replace(tzinfo=UTC) if is_naive else value
