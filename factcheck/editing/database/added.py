"""What a row of a draft held when it was added: its change does not say it, the row and its later changes do."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from django.db import connections
from django.db.models import Q, QuerySet

from factcheck.editing import registry
from factcheck.editing.database import postgresql, sqlite
from factcheck.editing.database.tables import Table
from factcheck.editing.database.triggers import as_declared
from factcheck.editing.models import Operation

_HELD: Final = {"sqlite": sqlite.held, "postgresql": postgresql.held}
# By the label of the model and the key of the row; None where nobody knows any more.
_State = dict[tuple[str, int], dict[str, Any] | None]


def tell_added(changes: Collection[Any], tables: Mapping[str, Table] | None = None) -> None:
    """Fill in what the rows held that these changes added: what they hold now, with the changes since taken back.

    Nothing is saved. What a redaction took, or a migration together with the row, stays untold. One query, and one for
    each model of such rows. `tables`, by label, are those of the models of now.
    """
    untold = {change.pk: change for change in changes if _is_untold(change)}
    if not untold:
        return
    keys = _keys(untold.values())
    first = untold[min(untold)]
    state = _present(keys, tables or _declared(keys), first._state.db)
    for change in _since(first, keys):
        _take_back(change, state)
        if change.pk in untold:
            untold[change.pk].after = state.pop((change.model, change.row_id), None) or {}


def _is_untold(change: Any) -> bool:
    return change.operation == Operation.INSERT and not change.after and not change.erased


def _keys(changes: Collection[Any]) -> dict[str, set[int]]:
    keys: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        keys[change.model].add(change.row_id)
    return keys


def _declared(labels: Collection[str]) -> dict[str, Table]:
    return {label: as_declared(entry) for label in labels if (entry := registry.get(label))}


def _present(keys: Mapping[str, set[int]], tables: Mapping[str, Table], alias: str) -> _State:
    """The rows as they are now."""
    return {
        (label, key): json.loads(held)
        for label in keys
        if label in tables
        for key, held in _rows(tables[label], keys[label], alias)
    }


def _rows(table: Table, keys: Collection[int], alias: str) -> list[tuple[int, str]]:
    connection = connections[alias]
    places = ", ".join(["%s"] * len(keys))
    held = f"CAST({_HELD[connection.vendor](table)} AS text)"
    rows = f"SELECT {table.key}, {held} FROM {table.name} AS present WHERE {table.key} IN ({places})"  # noqa: S608  # our own names
    with connection.cursor() as cursor:
        cursor.execute(rows, list(keys))
        return list(cursor.fetchall())


def _since(first: Any, keys: Mapping[str, set[int]]) -> Iterator[Any]:
    """All changes of the rows of these keys from this one on, latest first."""
    theirs = Q(pk__in=())
    for label, rows in keys.items():
        theirs |= Q(model=label, row_id__in=rows)
    since: QuerySet[Any] = type(first)._base_manager.using(first._state.db).filter(theirs, pk__gte=first.pk)
    return since.only("model", "row_id", "operation", "before", "erased").order_by("-pk").iterator()


def _take_back(change: Any, state: _State) -> None:
    key = (change.model, change.row_id)
    if change.operation == Operation.DELETE:
        state[key] = dict(change.before)
    elif change.operation == Operation.UPDATE and (now := state.get(key)) is not None:
        now.update(change.before)
    if change.erased:
        state[key] = None
