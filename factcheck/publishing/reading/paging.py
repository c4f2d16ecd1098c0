"""Keyset paging: each page is found by the last row of the one before, at the same cost at any depth.

No page counts the rows, and a cursor can't name a row that the query would not show.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import orjson
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

Row = TypeVar("Row", bound=Model)
Shown = TypeVar("Shown")
DEFAULT_SIZE: Final = 50
MAX_SIZE: Final = 200
_MAX_CURSOR = 200
_MAX_DIGITS = 9
_MAX_NUMBER = 2**63 - 1


class CursorError(ValueError):
    """A cursor that no page gave out."""


@dataclass(frozen=True)
class Ordering:
    """A total order, by a whole number of each row that no other row has."""

    field: str
    descending: bool = True
    # The column to order by instead of the field, where the same number stands in a better index.
    column: str = ""
    # Whether rows come in the order of a ranking instead, and a cursor is a place in that.
    ranked: bool = False


RANKED: Final = Ordering("pk", ranked=True)
"""The best first, by the words that were searched for; the newest, where those say nothing."""
_PLACES: Final = Ordering("rank")


@dataclass(frozen=True)
class Page(Generic[Shown]):
    """One page of rows, and the cursors of the pages around it, None where there are none."""

    rows: Sequence[Shown]
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class _Cursor:
    backwards: bool
    number: int


def paginate(rows: QuerySet[Row], ordering: Ordering, *, cursor: str = "", size: int = DEFAULT_SIZE) -> Page[Row]:
    """The page of rows that the cursor names, or the first.

    Raises:
        CursorError: for a cursor that is not one of ours, or of another ordering.
    """
    at = _decode(cursor, ordering) if cursor else None
    backwards = at is not None and at.backwards
    column, downwards = ordering.column or ordering.field, ordering.descending != backwards
    if at is not None:
        # Of both, so that the database can begin there in either table.
        bounds = {f"{name}__{'lt' if downwards else 'gt'}": at.number for name in (column, ordering.field)}
        rows = rows.filter(**bounds)
    found = list(rows.order_by(f"-{column}" if downwards else column)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    return Page(
        rows=found,
        next=_encode(found[-1], ordering, backwards=False) if found and (more or backwards) else None,
        previous=_encode(found[0], ordering, backwards=True) if found and (at and (more or not backwards)) else None,
    )


def paginate_ranked(keys: Sequence[int], *, cursor: str = "", size: int = DEFAULT_SIZE) -> Page[int]:
    """The page of keys that the cursor names, or the first; all of them are at hand, best first.

    Raises:
        CursorError: for a cursor that is not one of ours, or of another ordering.
    """
    start = _decode(cursor, _PLACES).number if cursor else 0
    end = start + size
    before = _cursor(max(start - size, 0), _PLACES, backwards=False) if start else None
    return Page(keys[start:end], _cursor(end, _PLACES, backwards=False) if end < len(keys) else None, before)


def whole_number(text: str) -> int | None:
    """The number that digits of a query string say; None for anything else, and for what is far too great."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS else None


def beginning_with(number: int, ordering: Ordering) -> str:
    """The cursor of the page that begins with the row of this number, in an order that descends."""
    return _cursor(number + 1, ordering, backwards=False)


def _encode(row: Model, ordering: Ordering, *, backwards: bool) -> str:
    return _cursor(getattr(row, ordering.field), ordering, backwards=backwards)


def _cursor(number: int, ordering: Ordering, *, backwards: bool) -> str:
    cursor = [int(backwards), ordering.field, int(ordering.descending), number]
    return urlsafe_b64encode(orjson.dumps(cursor)).decode().rstrip("=")


def _decode(cursor: str, ordering: Ordering) -> _Cursor:
    try:
        if len(cursor) > _MAX_CURSOR:
            raise ValueError
        padded = cursor + "=" * (-len(cursor) % 4)
        backwards, field, descending, number = orjson.loads(urlsafe_b64decode(padded.encode("ascii")))
        if (field, descending) != (ordering.field, int(ordering.descending)) or backwards not in {0, 1}:
            raise ValueError
        return _Cursor(bool(backwards), _number(number))
    except (ValueError, TypeError) as error:
        raise CursorError(_("This cursor is not from a page of this list: start again without it.")) from error


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _MAX_NUMBER:
        raise ValueError
    return value
