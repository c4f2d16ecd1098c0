"""Which words the newest records have, and how many of them have each: what is rare, and what may have been meant.

It is a sample, kept by each process, and may name words of what was withdrawn since. So nothing of it is shown, but
asked of the index.
"""

import math
import threading
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from factcheck.analysis.terms import HEARD, KIND, PAIR, PREFIX, SOUND, is_word
from factcheck.publishing.finding.cognates import Cognates
from factcheck.publishing.models.public import PublicRecord

SAMPLE: Final = 4000
"""How many of the newest rows are counted."""
_SHORTEST: Final = 4
"""Letters of a word for which others that are nearly the same are looked for."""
_MOST_SIMILAR: Final = 3
_MOST_OTHERWISE: Final = 4
"""Letters by which the ends of two words may differ that are taken for forms of one."""
_SHORTEST_PART: Final = 5
"""Letters of a word that is looked for within others."""
_MOST_BEGUN: Final = 500
_REMEMBERED: Final = 1000


class Similar(NamedTuple):
    """A word that records have, and how alike it is, from 0 to 1."""

    word: str
    likeness: float


class Vocabulary:
    """The terms of a sample of rows; none is added once anything was asked."""

    def __init__(self, counts: Counter[str], size: int, rows: int = 0, cognates: Cognates | None = None) -> None:
        # Rows that are counted, and about how many there are.
        self.counts, self.size, self.total = counts, size, max(rows, size)
        self.spelt = cognates or Cognates()
        # What was found in rows that are not counted in the place of words that no counted row has.
        self.older: dict[str, list[Similar]] = {}
        self._similar: dict[str, list[Similar]] = {}

    def frequency(self, terms: Iterable[str]) -> float:
        """Which share of the rows has the most frequent of the terms, from 0 to 1."""
        return max((self.counts[term] for term in terms), default=0) / max(self.size, 1)

    def share(self, terms: Iterable[str]) -> float:
        """About which share of the rows has any of the terms, from 0 to 1."""
        known = list(terms)
        return min(max(self.frequency(known), self.rows(filter(is_word, known)) / max(self.size, 1)), 1.0)

    def idf(self, terms: Iterable[str]) -> float:
        """How much it says of a row that it has one of the terms: more, the rarer the most frequent is."""
        return math.log((self.size + 1) / (self.frequency(terms) * self.size + 0.5)) + 0.1

    def beginning(self, beginning: str) -> list[str]:
        """The terms that begin so, in alphabetical order; of very many, the first."""
        return list(islice(self._beginning(beginning), _MOST_BEGUN))

    @property
    def is_whole(self) -> bool:
        """Whether all rows are counted, and not the newest alone."""
        return self.size < SAMPLE

    def has_any(self, terms: Iterable[str]) -> bool:
        """Whether some row has one of the terms, or begins with one that is a beginning."""
        return any(self._beginning_of(term) for term in terms)

    def _beginning_of(self, term: str) -> bool:
        if not term.endswith(PREFIX):
            return term in self.counts
        return next(self._beginning(term.removesuffix(PREFIX)), None) is not None

    def rows(self, terms: Iterable[str]) -> int:
        """How many rows have the terms; those that have several, several times."""
        return sum(self.counts[term] for term in terms)

    def similar(self, word: str) -> list[Similar]:
        """The words that are most like this one, but for a letter or two; none for a short one."""
        if len(word) < _SHORTEST:
            return []
        if word not in self._similar:
            # Asked again and again for the words of one query.
            if len(self._similar) > _REMEMBERED:
                self._similar.clear()
            self._similar[word] = self._nearest(word)
        return self._similar[word] + self.older.get(word, [])

    def _nearest(self, word: str) -> list[Similar]:
        most = 1 if len(word) < 7 else 2  # noqa: PLR2004
        near = [other for length in range(len(word) - most, len(word) + most + 1) for other in self._by_length[length]]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=_MOST_SIMILAR * 4)
        best = sorted(found, key=lambda one: (one[1], one[0][0] != word[0], -self.counts[one[0]]))
        return [Similar(other, 1 - distance / len(word)) for other, distance, _ in best[:_MOST_SIMILAR]]

    @cached_property
    def letters(self) -> frozenset[str]:
        """The characters with which records are written."""
        return frozenset[str]().union(*filter(is_word, self.counts))

    def akin(self, word: str) -> list[str]:
        """The words that begin as this one does and end otherwise, such as other forms of it in a language without
        stems here; those that have the most in common.
        """
        most = max(_MOST_OTHERWISE, len(word) // 2)
        least = max(_SHORTEST - 1, len(word) - _MOST_OTHERWISE)
        for length in range(len(word) - 1, least - 1, -1):
            found = self.beginning(word[:length])
            longer = [other for other in found if is_word(other) and len(other) <= length + most]
            if longer:
                return sorted(longer, key=lambda other: -self.counts[other])[:_MOST_SIMILAR]
        return []

    def compounds(self, word: str) -> list[str]:
        """The words in which this one stands, but for their beginnings, such as Kohlekraftwerk: the most frequent."""
        if len(word) < _SHORTEST_PART:
            return []
        found = [other for words in self._by_length.values() for other in words if other.find(word, _SHORTEST - 1) > 0]
        return sorted(found, key=lambda other: -self.counts[other])[:_MOST_SIMILAR]

    def cognates(self, word: str, stem: str) -> list[Similar]:
        """The words that other languages or scripts may spell as this one, such as genocide for геноцид.

        Args:
            word: as it was written.
            stem: what its forms have in common.
        """
        found = [Similar(*each) for each in self._spelt_alike.of(word, stem) if each[0] in self.counts]
        return sorted(found, key=lambda one: (-one.likeness, -self.counts[one.word]))[:_MOST_SIMILAR]

    def sounding(self, key: str) -> list[str]:
        """The terms of names of this sound key."""
        return self.beginning(f"{SOUND}{key}{HEARD}")

    def _beginning(self, beginning: str) -> Iterator[str]:
        for place in range(bisect_left(self._sorted, beginning), len(self._sorted)):
            if not self._sorted[place].startswith(beginning):
                return
            yield self._sorted[place]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.counts)

    @cached_property
    def _spelt_alike(self) -> Cognates:
        self.spelt.add(filter(is_word, self.counts))
        return self.spelt

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """The words as they are, by how long they are; none of what is marked, and no number."""
        found: dict[int, list[str]] = defaultdict(list)
        for term in self._sorted:
            if is_word(term) and not term[0].isdigit():
                found[len(term)].append(term)
        return found


class _Known(NamedTuple):
    """A vocabulary, and the newest row that it counts."""

    vocabulary: Vocabulary
    newest: tuple[int, str]


_known: dict[str, _Known] = {}
_lock = threading.Lock()


def vocabulary() -> Vocabulary:
    """The words of the newest records, as they are now: one query, and one more where any was published since."""
    newest = PublicRecord.objects.newest().values_list("pk", "sha256").first()
    if newest is None:
        return Vocabulary(Counter(), 0)
    name = str(connection.settings_dict["NAME"])
    known = _known.get(name)
    if known is None or known.newest != newest:
        with _lock:
            known = _known[name] = _Known(_counted(known), newest)
    return known.vocabulary


def _counted(known: _Known | None) -> Vocabulary:
    """What was known with what is new; all anew, where what was newest is gone."""
    rows = PublicRecord.objects.newest().values_list("pk", "sha256", "search_text")
    if known is not None and known.vocabulary.size < 2 * SAMPLE:
        since = list(rows.filter(pk__gte=known.newest[0])[:SAMPLE])
        if since and since[-1][:2] == known.newest:
            return _vocabulary((text for _, _, text in since[:-1]), known.vocabulary)
    return _vocabulary((text for _, _, text in rows[:SAMPLE].iterator()), Vocabulary(Counter(), 0))


def _vocabulary(texts: Iterable[str], known: Vocabulary) -> Vocabulary:
    counts, size = Counter(known.counts), known.size
    for text in texts:
        counts.update(term for term in text.split(" ") if term[:1] not in {PAIR, KIND})
        size += 1
    return Vocabulary(counts, size, _rows() if size >= SAMPLE else 0, known.spelt)


def _rows() -> int:
    """About how many rows there are, as PostgreSQL remembers it; SQLite has no use for it."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [PublicRecord._meta.db_table])
        return int(cursor.fetchone()[0])
