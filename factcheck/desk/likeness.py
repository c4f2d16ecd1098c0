"""Texts that say nearly the same: found by the words they share, where rare words weigh more and numbers must agree."""

import math
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice
from typing import Any, NamedTuple

from django.db import connection, models

from factcheck.analysis.folding import fold
from factcheck.desk.word_index import index_name, vector

MAX_TEXT = 2000
"""Characters that are looked at."""

_SAMPLE = 2000
_SAMPLE_SECONDS = 600
_RAREST = 8
_ALONE = 3
_CANDIDATES = 300
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,\N{NO-BREAK SPACE}\N{THIN SPACE}]\d{3})*")


class Match(NamedTuple):
    """A record that may be the same, and how alike it is, from 0 to 1."""

    record: Any
    score: float


@dataclass(frozen=True)
class Corpus:
    """A column of texts, and how common each word is in its newest rows."""

    model: type[models.Model]
    column: str
    counts: Counter[str]
    size: int

    def weight(self, word: str) -> float:
        """How much it says that two texts share this word: more, the rarer it is."""
        return math.log((self.size + 2) / (self.counts[word] + 1))

    @cached_property
    def table(self) -> str:
        """The name of the table in which the texts lie."""
        return self.model._meta.db_table


_corpora: dict[tuple[str, str, str], tuple[float, Corpus]] = {}


def corpus(model: type[models.Model], column: str) -> Corpus:
    """The column's texts; how common words are is looked up anew every ten minutes."""
    key = (model._meta.label, column, str(connection.settings_dict["NAME"]))
    made, found = _corpora.get(key, (0.0, None))
    if found is not None and time.monotonic() - made < _SAMPLE_SECONDS:
        return found
    texts = list(model._base_manager.order_by("-pk").values_list(column, flat=True)[:_SAMPLE])
    found = Corpus(model, column, Counter(word for text in texts for word in words(text)), len(texts))
    _corpora[key] = (time.monotonic(), found)
    return found


def alike(texts: Corpus, text: str) -> dict[int, float]:
    """Keys of the rows most like this text, with how alike they are. At most three queries."""
    cut = text[:MAX_TEXT].replace("\0", " ")
    sought = words(cut)
    if not sought:
        return {}
    rarest = sorted(sought, key=lambda word: (-texts.weight(word), word))[:_RAREST]
    found: dict[int, str] = {}
    for query in _queries(rarest):
        found |= _rows(texts, query)
    return {key: score for key, row in found.items() if (score := likeness(texts, cut, row)) > 0}


def alike_by_owner(model: type[models.Model], owner: str, name: str) -> dict[int, float]:
    """Keys of the records whose aliases, or names in other languages, are most like this one. At most four queries."""
    found = alike(corpus(model, "name"), name)
    if not found:
        return {}
    owners: Any = model._default_manager.filter(pk__in=found).values_list("pk", owner)
    return likest(*({key: found[row]} for row, key in owners))


def likest(*found: dict[int, float]) -> dict[int, float]:
    """All that was found, each with its best score."""
    scores: dict[int, float] = {}
    for one in found:
        for key, score in one.items():
            scores[key] = max(scores.get(key, 0.0), score)
    return scores


def likeness(texts: Corpus, one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1; 0 where both name numbers and none is the same."""
    numbers = numbers_of(one), numbers_of(other)
    if all(numbers) and not numbers[0] & numbers[1]:
        return 0.0
    mine, theirs = set(words(one)), set(words(other))
    whole = _weight(texts, mine) * _weight(texts, theirs)
    return _weight(texts, mine & theirs) / math.sqrt(whole) if whole else 0.0


def words(text: str) -> list[str]:
    """The folded words of a text as the index has them, each once, in alphabetical order; a number by its digits."""
    return sorted(set(_WORD.findall(fold(text))))


def numbers_of(text: str) -> set[str]:
    """The numbers in a text, without what separates their thousands."""
    return {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}


def best(scores: dict[int, float], *, at_least: float, limit: int, without: int | None) -> dict[int, float]:
    """At most `limit` of the scores, the highest first: none below `at_least`, and not that of the key `without`."""
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return dict(islice(((key, score) for key, score in ranked if score >= at_least and key != without), limit))


def _weight(texts: Corpus, found: Iterable[str]) -> float:
    return sum(texts.weight(word) ** 2 for word in found)


def _queries(rarest: list[str]) -> list[str]:
    """Any two of the rare words; then, since a short text may share but one, any of the rarest."""
    pairs = [f"({_quoted(one)} {_and()} {_quoted(other)})" for one, other in combinations(rarest, 2)]
    alone = [_quoted(word) for word in rarest[:_ALONE]]
    return [_or().join(terms) for terms in (pairs, alone) if terms]


def _quoted(word: str) -> str:
    return f'"{word}"' if connection.vendor == "sqlite" else f"'{word}'"


def _and() -> str:
    return "AND" if connection.vendor == "sqlite" else "&"


def _or() -> str:
    return " OR " if connection.vendor == "sqlite" else " | "


def _rows(texts: Corpus, query: str) -> dict[int, str]:
    # Names of tables and columns are our own; what was typed is a parameter.
    index, column = index_name(texts.table, texts.column), texts.column
    if connection.vendor == "sqlite":
        condition = f"id IN (SELECT rowid FROM {index} WHERE {index} MATCH %s LIMIT {_CANDIDATES})"  # noqa: S608
    else:
        condition = f"{vector(column)} @@ %s::tsquery"
    rows = f"SELECT id, {column} FROM {texts.table} WHERE {condition}"  # noqa: S608
    # Planned without the limit, for which PostgreSQL would rather read the table until it has enough, folding all.
    sql = f"WITH found AS MATERIALIZED ({rows}) SELECT * FROM found LIMIT {_CANDIDATES}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [query])
        return dict(cursor.fetchall())
