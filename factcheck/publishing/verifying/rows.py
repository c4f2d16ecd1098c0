"""Rows with facets, of the read model or of what it was before, against those that the log makes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from factcheck.publishing.models.public import ROWS_OF_REVISION
from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.portions import Portion

Facets = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """A table of such rows, that of their facets, and the words for what is wrong with them."""

    rows: type[Model]
    facets: type[Model]
    # What a facet repeats of its row, beside its kind.
    repeated: str
    not_the_same: str
    stray: str


@dataclass(frozen=True)
class Made:
    """What the log makes of a portion: rows by key, each with its facets."""

    rows: Mapping[int, tuple[Any, Facets]]
    # The sequences of revisions of which nothing can be made.
    unreadable: frozenset[int] = frozenset()


def differences(table: Table, portion: Portion, made: Made) -> Iterator[Fault]:
    """What the table has of a portion, column by column and facet by facet, against what the log makes of it."""
    found: dict[int, Any] = {row.pk: row for row in table.rows._default_manager.filter(portion.places())}
    facets = _facets(table, portion, found)
    for key, (row, named) in made.rows.items():
        wanted = Counter((row.kind, getattr(row, table.repeated), name, value) for name, value in named)
        there = found.pop(key, None), facets.pop(key, Counter())
        if not _is_same(there[0], row) or there[1] != wanted:
            yield Fault(_place(row), table.not_the_same)
    for key, row in sorted(found.items()):
        facets.pop(key, None)
        if key // ROWS_OF_REVISION not in made.unreadable:
            yield Fault(_place(row), table.stray)
    for key in sorted(facets):
        yield Fault("read model", f"there are facets of the row {key}, which is not there")


def _facets(table: Table, portion: Portion, found: Mapping[int, Any]) -> dict[int, Counter[tuple[Any, ...]]]:
    theirs = table.facets._default_manager.order_by()
    if portion.ids is None:
        theirs = theirs.filter(portion.facets("record_id"))
    else:
        theirs = theirs.filter(record_id__in=list(found))
    facets: dict[int, Counter[tuple[Any, ...]]] = {}
    for key, *facet in theirs.values_list("record_id", "kind", table.repeated, "name", "value"):
        facets.setdefault(key, Counter())[tuple(facet)] += 1
    return facets


def _is_same(found: Any, wanted: Any) -> bool:
    columns = [column.attname for column in wanted._meta.concrete_fields]
    return found is not None and all(_plain(found, column) == _plain(wanted, column) for column in columns)


def _plain(row: Any, column: str) -> Any:
    value = getattr(row, column)
    return bytes(value) if isinstance(value, memoryview) else value


def _place(row: Any) -> str:
    return f"read model: {row.kind} {row.record_id}"
