"""What else than revisions may be erased of a record, such as the captures of a source. Apps register it by kind."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Erasable:
    """Rows that hang on records of a kind and hold words of their own."""

    kind: str
    # As editors read it, and as orders hold it: "captures".
    name: str
    # Those of the record of this public id.
    rows: Callable[[str], QuerySet[Any]]
    # Takes the words out of these rows, and leaves the rows.
    erase: Callable[[QuerySet[Any]], None]

    def chosen(self, record_id: str, keys: Collection[int]) -> QuerySet[Any]:
        """Those of the record's rows that were chosen."""
        return self.rows(record_id).filter(pk__in=keys)


_registered: list[Erasable] = []


def register(*what: Erasable) -> None:
    """Let redactions of records of that kind take these along."""
    _registered.extend(each for each in what if each not in _registered)


def of_kind(kind: str) -> list[Erasable]:
    """What may be erased of records of a kind besides their revisions."""
    return [each for each in _registered if each.kind == kind]
