"""Whose changes these are, and what was changed of a record."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, NamedTuple

from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils.text import Truncator

from factcheck.editing import registry
from factcheck.editing.models import MAX_WHAT, ChangeSet, Operation, RowChange

_OF_THE_ROW: Final = frozenset({"version", "updated_at"})
"""Columns that say nothing that anybody wrote."""
_is_acting: ContextVar[bool] = ContextVar("is_acting", default=False)


@contextmanager
def acting(*, by: User | None, what: str) -> Iterator[None]:
    """Let all that the block writes be one change in the desk's history, made by this user in one transaction.

    By nobody where a command does it. `what` says it in a few words that follow the user's name, such as "saved at
    the desk". Inside of another such block the outer one counts.
    """
    if _is_acting.get():
        with transaction.atomic():
            yield
        return
    token = _is_acting.set(True)
    try:
        with transaction.atomic():
            start = latest_change()
            yield
            _claim(start, by=by, what=what)
    finally:
        _is_acting.reset(token)


def latest_change(rows: QuerySet[RowChange] | None = None) -> int:
    """The number of the latest change, of those given or of all; 0 if there is none."""
    rows = RowChange.objects.all() if rows is None else rows
    return rows.aggregate(latest=Max("pk"))["latest"] or 0


def _claim(start: int, *, by: User | None, what: str) -> None:
    # What is to be rolled back can't be asked, and needs no author.
    if connection.needs_rollback:
        return
    written = RowChange.objects.filter(pk__gt=start, change_set=None)
    if connection.vendor == "postgresql":
        written = written.filter(transaction=_transaction())
    if written.exists():
        written.update(change_set=ChangeSet.objects.create(who=by, what=Truncator(what).chars(MAX_WHAT)))


def _transaction() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


def changes_of(record: models.Model) -> QuerySet[RowChange]:
    """The changes of a record and of all its parts, in order."""
    return changes_about(type(record), record.pk)


def changes_about(model: type[models.Model], key: Any) -> QuerySet[RowChange]:
    """The changes of the record of this key and of all its parts, in order."""
    return RowChange.objects.filter(_about(model, [key]))


class Edited(NamedTuple):
    """A row whose changes, and those of its parts, are remembered."""

    model: type[models.Model]
    key: int


def last_edits(rows: Collection[Edited]) -> dict[Edited, dict[int, int]]:
    """The number of each user's last change of each of these rows or of its parts, by the user's key.

    A part that was there before, in another row or until it was taken off, brings along whoever wrote it: they count
    as if they had changed it when it came. So does a row that went, of which this one took a value, as merging does.
    Three queries, and one more where something came.
    """
    found, came = _last_edits(rows), _came(rows) | _filled_in(rows)
    brought = _last_edits({part for _, part in came})
    for (owner, part), number in came.items():
        for who in brought[part]:
            found[owner][who] = max(number, found[owner].get(who, number))
    return found


def changed_besides(model: type[models.Model], keys: Collection[int], besides: QuerySet[Any]) -> set[int]:
    """Those of the records of these keys that were changed, they or their parts, by other change sets than these.

    One query.
    """
    wanted = {model: set(keys)}
    others = RowChange.objects.filter(_about_any(wanted)).exclude(change_set__in=besides).order_by()
    places = others.values_list("model", "row_id", "parent_id", "grandparent_id").distinct()
    return {row.key for place in places for row in _changed(wanted, *place)}


def _last_edits(rows: Collection[Edited]) -> dict[Edited, dict[int, int]]:
    found: dict[Edited, dict[int, int]] = {row: {} for row in rows}
    wanted = _by_model(rows)
    for who, number, *place in _last_changes(wanted) if wanted else ():
        for row in _changed(wanted, *place):
            found[row][who] = max(number, found[row].get(who, number))
    return found


def _came(rows: Collection[Edited]) -> dict[tuple[Edited, Edited], int]:
    """By row and part, the number of the change with which a part that is older came to it."""
    wanted = _by_model(rows)
    earlier = RowChange.objects.filter(model=OuterRef("model"), row_id=OuterRef("row_id"), pk__lt=OuterRef("pk"))
    added = RowChange.objects.filter(_about_any(wanted), Exists(earlier), operation=Operation.INSERT).order_by("pk")
    found: dict[tuple[Edited, Edited], int] = {}
    for number, label, key, *above in added.values_list("pk", "model", "row_id", "parent_id", "grandparent_id"):
        if entry := registry.get(label):
            part = Edited(entry.model, key)
            found |= {(row, part): number for row in _changed(wanted, label, key, *above) if row != part}
    return found


def _filled_in(rows: Collection[Edited]) -> dict[tuple[Edited, Edited], int]:
    """By row and another of its model that went, the number of the change that gave the row a value of the other."""
    models = {row.model._meta.label_lower: row.model for row in rows}
    own = Q(pk__in=())
    for model, keys in _by_model(rows).items():
        own |= Q(model=model._meta.label_lower, row_id__in=keys)
    # Of one change set a row of the same model.
    gone = Q(change_set__rows__operation=Operation.DELETE, change_set__rows__model=F("model"))
    changed = RowChange.objects.filter(own & gone, operation=Operation.UPDATE).order_by("pk")
    columns = ("pk", "model", "row_id", "after", "change_set__rows__row_id", "change_set__rows__before")
    return {
        (Edited(models[label], key), Edited(models[label], other)): number
        for number, label, key, after, other, before in changed.values_list(*columns)
        if _share_a_value(after, before)
    }


def _share_a_value(after: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    shared = (name for name, value in after.items() if value not in (None, "") and before.get(name) == value)
    return any(name not in _OF_THE_ROW for name in shared)


def _by_model(rows: Collection[Edited]) -> dict[type[models.Model], set[int]]:
    found: dict[type[models.Model], set[int]] = {}
    for row in rows:
        found.setdefault(row.model, set()).add(row.key)
    return found


def _last_changes(wanted: Mapping[type[models.Model], Collection[int]]) -> Iterable[Any]:
    rows = RowChange.objects.filter(_about_any(wanted), change_set__who__isnull=False).order_by()
    latest = rows.values("change_set__who", "model", "row_id", "parent_id", "grandparent_id").annotate(last=Max("pk"))
    return latest.values_list("change_set__who", "last", "model", "row_id", "parent_id", "grandparent_id")


def _changed(
    wanted: Mapping[type[models.Model], Collection[int]], label: str, row: int, *above: int | None
) -> Iterator[Edited]:
    """Those of the wanted rows that a change of this row is a change of."""
    parent, grandparent = above
    for model, keys in wanted.items():
        parts, inner = registry.labels_of_parts(model)
        places = ((label == model._meta.label_lower, row), (label in parts, parent), (label in inner, grandparent))
        yield from {Edited(model, key) for is_theirs, key in places if is_theirs and key is not None and key in keys}


def _about_any(wanted: Mapping[type[models.Model], Collection[int]]) -> Q:
    about = Q(pk__in=())
    for model, keys in wanted.items():
        about |= _about(model, keys)
    return about


def _about(model: type[models.Model], keys: Collection[int]) -> Q:
    parts, inner = registry.labels_of_parts(model)
    found = Q(model=model._meta.label_lower, row_id__in=keys)
    if parts:
        found |= Q(model__in=parts, parent_id__in=keys)
    if inner:
        found |= Q(model__in=inner, grandparent_id__in=keys)
    return found
