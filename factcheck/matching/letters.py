"""How alike the letters of a text and of its candidates are: less where most candidates have the same."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from factcheck.matching.analysed import Analysed
from factcheck.matching.question import Compared

NAMES: Final = ("letters_both", "letters_text", "letters_title", "letters_best")
_LONG: Final = 4
"""Letters, and the ends of words, that are compared at a time."""
_REMEMBERED: Final = 20_000
Parts = frozenset[str]


class Letters:
    """A text as the letters of candidates are compared with it, by the cosine of what few candidates have."""

    def __init__(self, asked: Analysed, claims: Sequence[Compared]) -> None:
        self.parts = [(_parts(claim.text), _parts(claim.title)) for claim in claims]
        counts = Counter(part for text, title in self.parts for part in text | title)
        rare = math.log(len(claims) + 1)
        self._weights = {part: math.log((len(claims) + 1) / (count + 0.5)) ** 2 for part, count in counts.items()}
        asked_parts = _parts(asked)
        self._asked: Mapping[str, float] = {part: self._weights.get(part, rare**2) for part in asked_parts}
        self._length = math.sqrt(sum(self._asked.values()))

    def features(self) -> Iterator[Iterable[float]]:
        """The features of each candidate, in the order of their names."""
        for text, title in self.parts:
            both, *apart = (self._cosine(parts) for parts in (text | title, text, title))
            yield both, *apart, max(apart)

    def _cosine(self, parts: Parts) -> float:
        length = self._length * math.sqrt(sum(map(self._weights.__getitem__, parts)))
        return sum(map(self._weights.__getitem__, parts & self._asked.keys())) / length if length else 0.0


def _parts(text: Analysed) -> Parts:
    return frozenset().union(*(_parts_of(word.plain) for word in text.words))


@lru_cache(maxsize=_REMEMBERED)
def _parts_of(word: str) -> Parts:
    whole = f" {word} "
    return frozenset(whole[at : at + _LONG] for at in range(max(1, len(whole) - _LONG + 1)))
