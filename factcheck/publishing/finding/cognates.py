"""Words that other languages share but spell otherwise: genocide for геноцид or Genozid, ethnic for etnik.

Each word is spelt as if every sound were spelt in one way; then the same letters, nearly the same, or the same
beginning tell.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from factcheck.analysis.scripts import pieces_of
from factcheck.analysis.sounds import spelt_alike

_SHORTEST: Final = 5
"""Letters that two words have in common at least."""
_LONG: Final = 9
"""From how many letters on two may differ."""
_MOST_LONGER: Final = 3
"""Letters that may stand behind what a word has in common with another."""
_COMMON: Final = 0.6
"""The share of a word that begins as another does."""


class Cognates:
    """Words by how they are spelt in one way; they are added, and never taken out."""

    def __init__(self) -> None:
        self._read: set[str] = set()
        self._words: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = {}
        self._sorted: list[str] = []

    def add(self, words: Iterable[str]) -> None:
        """Know these words too; numbers, and pieces of texts without spaces, are left out."""
        new = [word for word in words if word not in self._read]
        self._read.update(new)
        before = len(self._words)
        for word in new:
            if word[0].isalpha() and not pieces_of(word[0]) and len(spelt := spelt_alike(word)) >= _SHORTEST:
                self._words[spelt].append(word)
        if len(self._words) > before:
            self._sorted = sorted(self._words)
            self._by_length = defaultdict(list)
            for spelt in self._sorted:
                self._by_length[len(spelt)].append(spelt)

    def of(self, word: str, stem: str) -> list[tuple[str, float]]:
        """The words that may be the same one, and how alike each is, from 0 to 1.

        Args:
            word: as it was written.
            stem: what its forms have in common, which another language's forms may begin with.
        """
        spelt = spelt_alike(word)
        if len(spelt) < _SHORTEST:
            return []
        near = list(self._near(spelt)) or list(self._begun(spelt_alike(stem)))
        return [(other, likeness) for found, likeness in near for other in self._words[found]]

    def _near(self, spelt: str) -> Iterator[tuple[str, float]]:
        most = 1 if len(spelt) < _LONG else 2
        lengths = range(len(spelt) - most, len(spelt) + most + 1)
        near = [other for length in lengths for other in self._by_length.get(length, ())]
        for other, distance, _ in process.extract(spelt, near, scorer=OSA.distance, score_cutoff=most, limit=None):
            if other[0] == spelt[0]:
                yield other, 1 - distance / len(spelt)

    def _begun(self, stem: str) -> Iterator[tuple[str, float]]:
        """The words with which it has the longest beginning in common, if that is most of it."""
        for length in range(len(stem), max(_SHORTEST, round(len(stem) * _COMMON)) - 1, -1):
            first, last = bisect_left(self._sorted, stem[:length]), bisect_left(self._sorted, stem[:length] + "\uffff")
            if found := [other for other in self._sorted[first:last] if len(other) <= length + _MOST_LONGER]:
                yield from ((other, length / max(len(stem), len(other))) for other in found)
                return
