"""Rows that the private history of drafts keeps, against what it says of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import JSONField, Model, Q, QuerySet

from factcheck.editing.models import Operation, RowChange
from factcheck.editing.states import decoded


class Remembered(NamedTuple):
    """A row as the history says that it is now, and the changes by which it became so."""

    row: dict[str, Any]
    changes: list[RowChange]


def remembered(model: type[Model], rows: Q) -> dict[int, Remembered]:
    """Of rows that the history was told of, by key: what it says of each. `rows` is by `row_id`."""
    changes = RowChange.objects.filter(rows, model=model._meta.label_lower).select_related("change_set")
    found: dict[int, Remembered] = {}
    for change in changes.order_by("pk"):
        one = found.setdefault(change.row_id, Remembered({}, []))
        one.changes.append(change)
        if change.operation == Operation.DELETE:
            one.row.clear()
        else:
            one.row.update(_values(model, change.after))
    return found


def departures(rows: QuerySet[Any], known: Mapping[int, Remembered]) -> Iterator[tuple[int, str]]:
    """Key and trouble of each row that is not as the history says, and of each that it knows and is not there."""
    gone = {key for key, one in known.items() if one.row}
    for row in rows.values():
        key = row[rows.model._meta.pk.attname]
        gone.discard(key)
        if key not in known or not known[key].row:
            yield key, "the history knows nothing of it"
        elif names := _differing(row, known[key].row):
            yield key, f"it is not as the history says: {', '.join(names)}"
    yield from ((key, "it is gone, and the history says that it is there") for key in sorted(gone))


def unsigned(known: Mapping[int, Remembered]) -> Iterator[tuple[int, str]]:
    """Key and trouble of each row that was changed outside of any action."""
    for key, one in sorted(known.items()):
        # What was there before the history kept it came of none.
        if any(change.change_set_id is None and change.operation != Operation.INSERT for change in one.changes):
            yield key, "it was changed by none of the actions that may"


def _differing(row: Mapping[str, Any], said: Mapping[str, Any]) -> list[str]:
    return sorted(name for name, value in said.items() if row.get(name) != value)


def _values(model: type[Model], after: Mapping[str, Any]) -> dict[str, Any]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: _value(fields[name], value) for name, value in decoded(model, after).items()}


def _value(field: Any, value: Any) -> Any:
    # SQLite's triggers write the text of it.
    return json.loads(value) if isinstance(field, JSONField) and isinstance(value, str) else value


def keys_in(keys: Iterable[int]) -> Q:
    """The changes of the rows of these keys."""
    return Q(row_id__in=list(keys))
