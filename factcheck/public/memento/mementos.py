"""The revisions of a record that can be read, as Mementos: which of them a moment means, and those around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db.models import Max, Min, Q, QuerySet

from factcheck.publishing.models.log import NOT_SHOWN, Change
from factcheck.publishing.reading import records

_LATEST: Final = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class Memento:
    """A revision by its number, and when it was published."""

    number: int
    time: datetime


@dataclass(frozen=True)
class Around:
    """The ends of a record's Mementos, and the neighbours of one; None where there are none."""

    first: Memento | None = None
    last: Memento | None = None
    prev: Memento | None = None
    next: Memento | None = None


def at(kind: str, record_id: str, moment: datetime) -> Memento | None:
    """The Memento of a moment: what was public then, or the first where nothing was yet.

    None where none can be read, or where the record was part of another by then.
    """
    # A moment that is asked for has no fractions of a second, and means the whole of it.
    end = min(moment, _LATEST) + timedelta(seconds=1)
    last = records.revisions(kind, record_id).values_list("change", "time").first()
    if last and last[0] == Change.MERGE and last[1] < end:
        return None
    rows = _readable(kind, record_id)
    return _first(rows.filter(time__lt=end).order_by("-number")) or _first(rows.order_by("number"))


def around(kind: str, record_id: str, number: int) -> Around:
    """The Mementos that a client may go on to from one; two queries."""
    rows = _readable(kind, record_id)
    ends = rows.order_by().aggregate(
        first=Min("number"),
        last=Max("number"),
        prev=Max("number", filter=Q(number__lt=number)),
        next=Min("number", filter=Q(number__gt=number)),
    )
    times = dict(rows.filter(number__in=[each for each in ends.values() if each]).values_list("number", "time"))
    return Around(**{name: Memento(each, times[each]) for name, each in ends.items() if each in times})


def listed(kind: str, record_id: str, after: int, most: int) -> Sequence[Memento]:
    """The Mementos after the one of a number, the earliest first; at most so many."""
    rows = _readable(kind, record_id).filter(number__gt=after).order_by("number")
    return [Memento(*row) for row in rows.values_list("number", "time")[:most]]


def _readable(kind: str, record_id: str) -> QuerySet[Any]:
    return records.readable_revisions(kind, record_id).exclude(change__in=NOT_SHOWN)


def _first(rows: QuerySet[Any]) -> Memento | None:
    found = rows.values_list("number", "time").first()
    return Memento(*found) if found else None
