"""Whose changes these are, and what was changed of a record."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models import Max, Q, QuerySet
from django.utils.text import Truncator

from factcheck.editing import registry
from factcheck.editing.models import MAX_WHAT, ChangeSet, RowChange

_MILLISECOND = 1000
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
    parts = registry.parts_of(model)
    inner = [entry.label for part in parts for entry in registry.parts_of(part.model)]
    found = Q(model=model._meta.label_lower, row_id=key)
    if parts:
        found |= Q(model__in=[part.label for part in parts], parent_id=key)
    if inner:
        found |= Q(model__in=inner, grandparent_id=key)
    return RowChange.objects.filter(found)


def editors_since(record: models.Model, moment: datetime | None) -> set[int]:
    """The keys of the users who changed the record, or any part of it, since the moment; ever, if there is none."""
    rows = changes_of(record).filter(change_set__who__isnull=False)
    if moment is not None:
        # SQLite's clock has milliseconds.
        begin = moment.replace(microsecond=moment.microsecond // _MILLISECOND * _MILLISECOND)
        rows = rows.filter(moment__gte=begin)
    return set(rows.order_by().values_list("change_set__who", flat=True).distinct())
