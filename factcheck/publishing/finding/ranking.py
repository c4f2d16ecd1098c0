"""The records that a query is about, best first: by text, then what is disputed and what is new.

Of each word only the newest records that have it are looked at, so that a common one costs no more than a rare one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import prod
from typing import Any, Final, NamedTuple

from django.db.models import BooleanField, Exists, OuterRef, Value

from factcheck.analysis.queries import Query
from factcheck.analysis.terms import NAME, PREFIX, is_word
from factcheck.publishing.finding.candidates import Branch, gathered_each
from factcheck.publishing.finding.clues import Clue, clues, neighbours
from factcheck.publishing.finding.meant import nearest
from factcheck.publishing.finding.misspelt import look_up
from factcheck.publishing.finding.vocabulary import Vocabulary, vocabulary
from factcheck.publishing.models.public import PublicFacet, PublicRecord, PublicRecordQuerySet
from factcheck.publishing.search import MAX_TERMS, Condition, of_kind

RANKED: Final = 100
"""How many records at most are put in order."""
_IN_NAME: Final = 0.6
_NEIGHBOURS: Final = 0.35
_WHOLE: Final = 0.25
_COMPACT: Final = 0.15
"""What it adds that a word stands in the name; that words stand side by side; that all are there; that the name has
little else."""
_LEAST: Final = 0.2
"""Records whose text is worth less than this share of the best are left out."""
_MEANT: Final = 1.5
"""What it adds to mean what was asked, if no record has any of the words."""
_STRANGE: Final = 0.3
"""From which share of the words on that no record has, records are looked for by meaning too."""
_TELLING: Final = 0.8
"""Below that weight, about half of all records have it."""


class Ranking(NamedTuple):
    """The keys of records, best first, and whether there may be more."""

    keys: Sequence[int] = ()
    more: bool = False


class Worth(NamedTuple):
    """What puts a record before another: its text, whether it is weightier, and how new it is."""

    score: float
    weightier: bool
    pk: int


@dataclass(frozen=True)
class Sought:
    """What a query comes to: clues, the rarest of very many, and what must not be there."""

    clues: Sequence[Clue] = ()
    pairs: Sequence[str] = ()
    without: tuple[tuple[str, ...], ...] = ()
    # About how many rows there are.
    total: int = 0
    # Whether something was asked for that tells of records, be it that none has it.
    is_telling: bool = False
    # The words as they were typed, and which share of what they say no record has.
    text: str = ""
    strange: float = 0.0

    @property
    def leading(self) -> Sequence[Clue]:
        """What brings records: words that only hold a sentence together, where there are no others."""
        return [clue for clue in self.clues if not clue.hollow] if self.is_telling else self.clues

    @property
    def terms(self) -> list[tuple[str, ...]]:
        """For each thing asked for, the terms by which it is marked; what most records have, only by itself."""
        telling = [clue for clue in self.clues if clue.weight > _TELLING]
        return [clue.shown for clue in telling or self.clues]


def sought(query: Query, *, begun: bool = False) -> Sought:
    """What to look for, by what the newest records have; two queries, or three for words that only older ones have.

    Args:
        query: what was asked for.
        begun: whether every word may be the beginning of one, as while someone types.
    """
    known = vocabulary()
    look_up(query.words, known)
    return sought_in(known, query, begun=begun)


def sought_in(known: Vocabulary, query: Query, *, begun: bool = False) -> Sought:
    """The same by a vocabulary that is at hand; no query."""
    found = clues(query, known, begun=begun)
    is_telling, strange = not all(clue.hollow for clue in found), _strange(found, known)
    found = found if begun else _telling(found, known)
    rarest = sorted(found, key=lambda clue: -clue.weight)[:MAX_TERMS]
    kept = [clue for clue in found if clue in rarest]
    return Sought(kept, neighbours(query)[:MAX_TERMS], query.without, known.total, is_telling, query.text, strange)


def _strange(found: Sequence[Clue], known: Vocabulary) -> float:
    """Which share of what was asked for no record has, by weight; nothing of what must be there as it stands."""
    if any(clue.phrase for clue in found):
        return 0.0
    met = sum(
        clue.weight * max((s for term, s in clue.terms.items() if known.has_any([term])), default=0.0) for clue in found
    )
    return 1 - met / (sum(clue.weight for clue in found) or 1.0)


def ranked(
    asked: Sought, records: Mapping[str, PublicRecordQuerySet], weightier: tuple[str, str] | None = None
) -> dict[str, Ranking]:
    """The records that the clues lead to, best first, of several sets by their names, in two queries for all.

    Args:
        asked: what to look for.
        records: where.
        weightier: the facet whose records come first of those that the text tells nothing apart.
    """
    found = gathered_each(branches(asked), records, limit=RANKED)
    keys = {name: [one.pk for one in rows] for name, rows in found.items()}
    near = _near(asked, next(iter(records.values())).kind)
    for name, rows in records.items() if near else ():
        keys[name] = list({*keys[name], *_among(rows, near, asked)})
    worth = _worth(asked, set(chain.from_iterable(keys.values())), weightier, near)
    return {name: _ranking([worth[key] for key in its if key in worth]) for name, its in keys.items()}


def _near(asked: Sought, kind: str) -> Mapping[int, float]:
    """The rows that mean what was asked, where words tell little of it."""
    return nearest(kind, asked.text) if asked.strange >= _STRANGE else {}


def _among(records: PublicRecordQuerySet, near: Collection[int], asked: Sought) -> Iterable[int]:
    """Those of some rows that are among the records, and have nothing that must not be there."""
    rows = records.filter(pk__in=near)
    if asked.without:
        rows = rows.exclude(search_text__matches=Condition((asked.without,)))
    return rows.order_by().values_list("pk", flat=True)


def _ranking(rows: Sequence[Worth]) -> Ranking:
    ordered = sorted(rows, reverse=True)
    best = [row.pk for row in ordered if row.score >= ordered[0].score * _LEAST]
    return Ranking(best, len(best) == RANKED)


def named(asked: Sought, records: PublicRecordQuerySet) -> PublicRecordQuerySet:
    """The records whose names have every one of the words, in some form or as the beginning of a word."""
    every = tuple(clue.in_name for clue in asked.clues if clue.in_name)
    if not every or len(every) < len(asked.clues):
        return records.none()
    kind = of_kind(records.kind)
    return records.filter(search_text__matches=Condition((*kind, *every), asked.without))


def _telling(found: list[Clue], known: Vocabulary) -> list[Clue]:
    """The clues without those that no record has."""
    return [clue for clue in found if clue.phrase or known.has_any(clue.terms)] if known.is_whole else found


def branches(asked: Sought) -> list[Branch]:
    """All that was asked for, each by itself, each in the name, and any two that stand side by side."""
    if not (leading := asked.leading):
        return []
    weight = sum(clue.weight for clue in asked.clues)
    phrases = tuple(clue.group for clue in asked.clues if clue.phrase and not clue.terms)
    found = [_all(asked.clues, weight)] if len(asked.clues) > 1 else []
    found += [Branch(Condition((clue.group,)), clue.weight, clue.share) for clue in leading]
    found += [
        Branch(Condition((clue.in_name,)), clue.weight * _IN_NAME, clue.named) for clue in leading if clue.in_name
    ]
    if asked.pairs:
        found.append(Branch(Condition((tuple((pair,) for pair in asked.pairs),)), weight * _NEIGHBOURS))
    return [
        branch._replace(condition=Condition((*phrases, *branch.condition.every), asked.without), total=asked.total)
        for branch in found
    ]


def _all(clues: Sequence[Clue], weight: float) -> Branch:
    return Branch(Condition(tuple(clue.group for clue in clues)), weight, prod(clue.share for clue in clues))


def _worth(
    asked: Sought, keys: Collection[int], weightier: tuple[str, str] | None, near: Mapping[int, float]
) -> dict[int, Worth]:
    if not keys:
        return {}
    rows = PublicRecord.objects.filter(pk__in=keys).order_by().annotate(weightier=_has(weightier))
    return {
        pk: Worth(round(_score(asked, f" {text} ") + _MEANT * asked.strange * near.get(pk, 0.0), 2), first, pk)
        for pk, text, first in rows.values_list("pk", "search_text", "weightier")
    }


def _has(facet: tuple[str, str] | None) -> Any:
    if facet is None:
        return Value(False, output_field=BooleanField())  # noqa: FBT003
    name, value = facet
    return Exists(PublicFacet.objects.filter(kind=OuterRef("kind"), name=name, value=value, record=OuterRef("pk")))


def _score(asked: Sought, text: str) -> float:
    """How much a record has of what was asked for, from 0 to about 2; the text is its terms with spaces around each."""
    whole = sum(clue.weight for clue in asked.clues) or 1.0
    total, missing, named = 0.0, not asked.clues, 0.0
    for clue in asked.clues:
        strength, in_name = _strength(clue, text)
        total += clue.weight * strength * (1 + (_IN_NAME if in_name else 0))
        named += strength if in_name else 0
        missing = missing or not strength
    score = total / whole + (0 if missing else _WHOLE)
    if asked.pairs:
        score += _NEIGHBOURS * sum(_holds(pair, text) for pair in asked.pairs) / len(asked.pairs)
    return score + _COMPACT * min(named / max(text.count(NAME), 1) * 2, 1)


def _strength(clue: Clue, text: str) -> tuple[float, bool]:
    """How well the clue is met, and whether it is in the name."""
    if clue.phrase and all(_holds(term, text) for term in clue.phrase):
        return 1.0, all(_holds(NAME + term, text) for term in clue.phrase if is_word(term))
    met = max((strength for term, strength in clue.terms.items() if _holds(term, text)), default=0.0)
    return met, met > 0 and any(_holds(alternative[0], text) for alternative in clue.in_name)


def _holds(term: str, text: str) -> bool:
    return f" {term[:-1]}" in text if term.endswith(PREFIX) else f" {term} " in text
