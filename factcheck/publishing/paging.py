"""Keyset paging: each page is found by the last row of the one before, at the same cost at any depth.

No page counts the rows, and a cursor can't name a row that the query would not show.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Generic, TypeVar

import orjson
from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_datetime

Row = TypeVar("Row", bound=Model)
DEFAULT_SIZE: Final = 50
MAX_SIZE: Final = 200
_MAX_CURSOR = 200
_MAX_NUMBER = 2**63 - 1


class CursorError(ValueError):
    """A cursor that no page gave out."""


@dataclass(frozen=True)
class Ordering:
    """A total order: a field of times or numbers, then, unless that is unique, one of unique strings."""

    field: str
    then: str = ""
    descending: bool = True
    numeric: bool = False
    # The column to order by instead of the field, where the same value stands in a better index.
    column: str = ""

    @property
    def fields(self) -> list[str]:
        """The fields that order the rows, most significant first."""
        return [self.field, self.then] if self.then else [self.field]

    @property
    def columns(self) -> list[str]:
        """What queries call those fields."""
        return [self.column or self.field, *self.fields[1:]]

    def order_by(self, *, backwards: bool) -> list[str]:
        """What `order_by` takes."""
        sign = "-" if self.descending != backwards else ""
        return [sign + column for column in self.columns]


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, and the cursors of the pages around it, None where there are none."""

    rows: Sequence[Row]
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class _Cursor:
    backwards: bool
    values: tuple[Any, ...]


def paginate(rows: QuerySet[Row], ordering: Ordering, *, cursor: str = "", size: int = DEFAULT_SIZE) -> Page[Row]:
    """The page of rows that the cursor names, or the first.

    Raises:
        CursorError: for a cursor that is not one of ours, or of another ordering.
    """
    at = _decode(cursor, ordering) if cursor else None
    backwards = at is not None and at.backwards
    if at is not None:
        rows = rows.filter(_beyond(at, ordering))
    found = list(rows.order_by(*ordering.order_by(backwards=backwards))[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    return Page(
        rows=found,
        next=_encode(found[-1], ordering, backwards=False) if found and (more or backwards) else None,
        previous=_encode(found[0], ordering, backwards=True) if found and (at and (more or not backwards)) else None,
    )


def _beyond(at: _Cursor, ordering: Ordering) -> Q:
    side = "lt" if ordering.descending != at.backwards else "gt"
    column = ordering.columns[0]
    first, *rest = at.values
    beyond = Q(**{f"{column}__{side}": first})
    if not rest:
        return beyond
    # The first condition alone bounds the scan of the index; the second is what is meant.
    return Q(**{f"{column}__{side}e": first}) & (beyond | Q(**{column: first, f"{ordering.then}__{side}": rest[0]}))


def _encode(row: Model, ordering: Ordering, *, backwards: bool) -> str:
    values = [getattr(row, field) for field in ordering.fields]
    cursor = [int(backwards), ordering.field, int(ordering.descending), *values]
    return urlsafe_b64encode(orjson.dumps(cursor)).decode().rstrip("=")


def _decode(cursor: str, ordering: Ordering) -> _Cursor:
    try:
        if len(cursor) > _MAX_CURSOR:
            raise ValueError
        padded = cursor + "=" * (-len(cursor) % 4)
        backwards, field, descending, *values = orjson.loads(urlsafe_b64decode(padded.encode("ascii")))
        if (field, descending) != (ordering.field, int(ordering.descending)) or backwards not in {0, 1}:
            raise ValueError
        return _Cursor(bool(backwards), _parse(values, ordering))
    except (ValueError, TypeError) as error:
        raise CursorError("This cursor is not from a page of this list: start again without it.") from error


def _parse(values: list[Any], ordering: Ordering) -> tuple[Any, ...]:
    first, *rest = values
    if len(values) != len(ordering.fields) or not all(isinstance(text, str) and text.isalnum() for text in rest):
        raise ValueError
    return (_parse_number(first) if ordering.numeric else _parse_time(first), *rest)


def _parse_number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _MAX_NUMBER:
        raise ValueError
    return value


def _parse_time(value: Any) -> datetime:
    time = parse_datetime(value)
    if time is None or time.utcoffset() != timedelta():
        raise ValueError
    return time
