"""Whose changes these are, and what was changed of a record."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models import Max, Q, QuerySet
from django.utils.text import Truncator

from factcheck.editing import registry
from factcheck.editing.models import MAX_WHAT, ChangeSet, RowChange

_is_acting: ContextVar[bool] = ContextVar("is_acting", default=False)


@contextmanager
def acting(*, by: User, what: str) -> Iterator[None]:
    """Let all that the block writes be one change in the desk's history, made by this user in one transaction.

    `what` says it in a few words that follow the user's name, such as "saved at the desk". Inside of another
    such block the outer one counts.
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


def _claim(start: int, *, by: User, what: str) -> None:
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
    """The number of each user's last change of each of these rows or of its parts, by the user's key; in one query."""
    wanted: dict[type[models.Model], set[int]] = {}
    for row in rows:
        wanted.setdefault(row.model, set()).add(row.key)
    found: dict[Edited, dict[int, int]] = {row: {} for row in rows}
    for who, number, *place in _last_changes(wanted):
        for row in _changed(wanted, *place):
            found[row][who] = max(number, found[row].get(who, number))
    return found


def _last_changes(wanted: Mapping[type[models.Model], Collection[int]]) -> Iterable[Any]:
    about = Q(pk__in=())
    for model, keys in wanted.items():
        about |= _about(model, keys)
    rows = RowChange.objects.filter(about, change_set__who__isnull=False).order_by()
    latest = rows.values("change_set__who", "model", "row_id", "parent_id", "grandparent_id").annotate(last=Max("pk"))
    return latest.values_list("change_set__who", "last", "model", "row_id", "parent_id", "grandparent_id")


def _changed(
    wanted: Mapping[type[models.Model], Collection[int]], label: str, row: int, parent: int, grandparent: int
) -> Iterator[Edited]:
    """Those of the wanted rows that a change of this row is a change of."""
    for model, keys in wanted.items():
        parts, inner = _part_labels(model)
        places = ((label == model._meta.label_lower, row), (label in parts, parent), (label in inner, grandparent))
        yield from {Edited(model, key) for is_theirs, key in places if is_theirs and key in keys}


def _about(model: type[models.Model], keys: Collection[int]) -> Q:
    parts, inner = _part_labels(model)
    found = Q(model=model._meta.label_lower, row_id__in=keys)
    if parts:
        found |= Q(model__in=parts, parent_id__in=keys)
    if inner:
        found |= Q(model__in=inner, grandparent_id__in=keys)
    return found


def _part_labels(model: type[models.Model]) -> tuple[list[str], list[str]]:
    """The labels of a model's parts, and of the parts of these."""
    parts = registry.parts_of(model)
    return [part.label for part in parts], [entry.label for part in parts for entry in registry.parts_of(part.model)]
