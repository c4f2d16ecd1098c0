"""Rows that have some of several terms, the weightiest first: a bounded number of the newest for each term.

The sum of what a row's terms weigh is worked out by the database in one query, in whole numbers, so that SQLite and
PostgreSQL give the same.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import CombinedExpression

from factcheck.publishing.finding.vocabulary import Vocabulary, vocabulary
from factcheck.publishing.models.public import PublicRecord, PublicRecordQuerySet
from factcheck.publishing.search import MAX_TERMS, Condition, of_kind

DEPTH: Final = 200
"""How many rows that have a term, the newest, are looked at."""
_TOO_COMMON: Final = 0.5
"""A term that this share of all rows has is left out, unless all have."""
_UNIT: Final = 1000
Name = TypeVar("Name", bound=Hashable)
_LOOKING_UP: Final = 3.0
"""How many times as long PostgreSQL takes for a row that it looks up as for one that it reads in order."""
_NEWEST: Final = "SELECT rowid AS place FROM publishing_search WHERE publishing_search MATCH %s ORDER BY rowid DESC"


@dataclass(frozen=True)
class Weighted:
    """Terms any of which a row may have, and how much it then weighs."""

    terms: tuple[str, ...]
    weight: float


class Found(NamedTuple):
    """A row, and the sum of what it has."""

    pk: int
    score: float


class Branch(NamedTuple):
    """What a row may meet, what that weighs, about which share of all rows meets it, and about how many rows are."""

    condition: Condition
    weight: float
    share: float = 0.0
    total: int = 0

    def is_read_in_order(self, depth: int) -> bool:
        """Whether so many rows are found sooner by reading the newest than by looking up all that meet it."""
        return self.share > 0 and depth / self.share < self.share * self.total * _LOOKING_UP


def candidates(
    terms: Sequence[Weighted], *, records: QuerySet[PublicRecord], limit: int, depth: int = DEPTH
) -> list[Found]:
    """At most `limit` rows, the weightiest first, the newest of equals, in one query besides that of the vocabulary.

    Args:
        terms: the weightiest of them are asked for.
        records: the rows looked at.
        limit: how many are found.
        depth: how many rows of each term, the newest, are looked at.
    """
    return gathered(branches_of(terms, vocabulary()), records=records, limit=limit, depth=depth)


def branches_of(terms: Sequence[Weighted], known: Vocabulary) -> list[Branch]:
    """The weightiest of the terms, each as a branch."""
    best = sorted(uncommon(terms, known), key=lambda each: -each.weight)[: 4 * MAX_TERMS]
    return [
        Branch(Condition((tuple((term,) for term in each.terms),)), each.weight, known.share(each.terms), known.total)
        for each in best
    ]


def uncommon(terms: Sequence[Weighted], known: Vocabulary) -> list[Weighted]:
    """The terms without those that nearly every row has; all, where there are no others."""
    return [each for each in terms if known.frequency(each.terms) < _TOO_COMMON] or list(terms)


def gathered(
    branches: Sequence[Branch], *, records: QuerySet[PublicRecord], limit: int, depth: int = DEPTH
) -> list[Found]:
    """At most `limit` rows that meet some branch, by the sum of what those weigh, in one query."""
    return gathered_each(branches, {"": records}, limit=limit, depth=depth)[""]


def gathered_each(
    branches: Sequence[Branch],
    records: Mapping[str, QuerySet[PublicRecord]],
    *,
    limit: int,
    depth: int = DEPTH,
) -> dict[str, list[Found]]:
    """The same of several sets of records, by their names, in one query for all."""
    return gathered_all({name: (branches, rows) for name, rows in records.items()}, limit=limit, depth=depth)


def gathered_all(
    wanted: Mapping[Name, tuple[Sequence[Branch], QuerySet[PublicRecord]]], *, limit: int, depth: int = DEPTH
) -> dict[Name, list[Found]]:
    """The same of several sets, each with branches of its own, by their names, in one query for all."""
    rows: dict[Name, list[Found]] = {name: [] for name in wanted}
    names = [name for name, (branches, _) in wanted.items() if branches]
    if not names:
        return rows
    asked = [_gathering(*wanted[name], limit, depth) for name in names]
    union = " UNION ALL ".join(
        f"SELECT {number} AS part, place, score FROM ({sql}) AS part{number}"  # noqa: S608
        for number, (sql, _) in enumerate(asked)
    )
    with connection.cursor() as cursor:
        cursor.execute(union, [value for _, values in asked for value in values])
        for part, place, score in cursor.fetchall():
            rows[names[part]].append(Found(place, int(score) / _UNIT))
    return {name: sorted(found, key=lambda one: (-one.score, -one.pk)) for name, found in rows.items()}


def _gathering(
    branches: Sequence[Branch], records: QuerySet[PublicRecord], limit: int, depth: int
) -> tuple[str, list[Any]]:
    """The query of the weightiest rows, and its parameters."""
    found = [_rows(branch, records, depth) for branch in branches]
    union = " UNION ALL ".join(
        f"SELECT place, {round(branch.weight * _UNIT)} AS weight FROM ({sql}) AS rows{number}"  # noqa: S608
        for number, (branch, (sql, _)) in enumerate(zip(branches, found, strict=True))
    )
    weightiest = (
        f"SELECT place, SUM(weight) AS score FROM ({union}) AS found GROUP BY place "  # noqa: S608
        f"ORDER BY score DESC, place DESC LIMIT {int(limit)}"
    )
    return weightiest, [value for _, values in found for value in values]


def _rows(branch: Branch, records: QuerySet[PublicRecord], depth: int) -> tuple[str, list[Any]]:
    """The query of the newest rows that meet the condition, and its parameters."""
    condition, kind = branch.condition, _whole_kind(records)
    if kind is not None and connection.vendor == "sqlite":
        # FTS5 gives the newest first; the read model's rows would first be put into another order.
        asked = Condition((*of_kind(kind), *condition.every), condition.none)
        return f"{_NEWEST} LIMIT {int(depth)}", [asked.fts5]
    order = _newest(_column(records), in_order=branch.is_read_in_order(depth))
    newest = records.filter(search_text__matches=condition).order_by(order.desc())
    sql, values = newest.values(place=F("pk"))[:depth].query.sql_with_params()
    return sql, list(values)


def _newest(column: str, *, in_order: bool) -> F | CombinedExpression:
    """What to order by. Told to look up and sort the rows that meet a condition, PostgreSQL does so; it would rather
    read all rows, the newest first, until it has enough, since it takes reading their terms to be cheap.
    """
    return F(column) if in_order else F(column) + 0


def _column(records: QuerySet[PublicRecord]) -> str:
    return records.column("pk") if isinstance(records, PublicRecordQuerySet) else "pk"


def _whole_kind(records: QuerySet[PublicRecord]) -> str | None:
    """The kind whose rows these are, all of them, or "" for all rows; None where they are fewer."""
    kind = getattr(records, "kind", "")
    whole = PublicRecord.objects.of_kind(kind) if kind else PublicRecord.objects.all()
    same = records.query.where == whole.query.where and not records.query.is_sliced
    return kind if same else None
