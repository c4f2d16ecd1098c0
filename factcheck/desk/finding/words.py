"""The words of names, and those of them that may be meant by what was typed: as public search compares names.

Words are compared folded and, across scripts and spellings, by how they sound; where nothing is found so, by letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from factcheck.analysis.folding import APOSTROPHE, fold, with_gershayim
from factcheck.analysis.scripts import script
from factcheck.analysis.sounds import likeness, romanised, sound_keys, spelt_alike
from factcheck.analysis.tokens import MAX_LENGTH, WORD
from factcheck.analysis.variants import one_spelling

MOST: Final = 100
"""Words of names, at most, that are looked for in the place of one that was typed."""
_SHORTEST: Final = 4
"""Letters of a word that is looked for by its sound, or with other letters."""
_SHORTEST_BEGINNING: Final = 3
_LONG: Final = 7
"""From how many letters on two may be other ones."""
_LEAST: Final = 0.5
_BEHIND: Final = 0.05
"""How alike two words that sound alike must be, from 0 to 1, and how far behind the most alike one."""
_SPELLING: Final = re.compile(rf"{WORD.pattern}(?:{APOSTROPHE.pattern}{WORD.pattern})*")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of a name as it is written, and as it is compared."""

    written: str
    folded: str
    # As if each sound were spelt in one way, in Latin letters.
    spelt: str
    script: str

    @classmethod
    def of(cls, written: str) -> "Spelling":
        """The word, however it is written."""
        folded = one_spelling(fold(written)).replace("'", "")
        return cls(written, folded, spelt_alike(written), script(written[0]))


class NameWords:
    """The words of names, each once; they are added, and never taken out: what is found is asked of the names again."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._each: list[Spelling] = []
        self._heard: dict[str, list[Spelling]] = defaultdict(list)
        self._alike: dict[str, tuple[str, ...]] = {}

    def add(self, names: Iterable[str]) -> None:
        """Know the words of these names too."""
        for written in {each for name in names for each in spellings(name)} - self._known:
            self._known.add(written)
            word = Spelling.of(written)
            for key in sound_keys(written) if len(word.folded) >= _SHORTEST else ():
                self._heard[key].append(word)
            self._each.append(word)
            self._alike = {}

    def alike(self, written: str) -> tuple[str, ...]:
        """The words that a word may stand for, as they are written; a search asks in each list anew."""
        remembered = self._alike
        if written not in remembered:
            if len(remembered) >= MOST:
                remembered = self._alike = {}
            remembered[written] = self._found(written)
        return remembered[written]

    def _found(self, written: str) -> tuple[str, ...]:
        typed = Spelling.of(written)
        holding, sounding = list(self._holding(typed)), self._sounding(typed)
        # In its own letters, what is only nearly the same is another name where some hold the word itself.
        others = (word for word in sounding if word.script != typed.script) if holding else sounding
        found = [*holding, *others, *(() if holding else self._misspelt(typed))]
        return tuple(dict.fromkeys(word.written for word in found))

    def _holding(self, typed: Spelling) -> Iterator[Spelling]:
        """The words in which it stands, those that begin with it first, and those the shortest first."""
        found = [word for word in self._each if typed.folded in word.folded]
        found.sort(key=lambda word: (not word.folded.startswith(typed.folded), len(word.folded), word.folded))
        return islice(iter(found), MOST)

    def _sounding(self, typed: Spelling) -> Iterator[Spelling]:
        """The words that sound so or begin as it sounds, but for those that do much less so than the nearest."""
        alike = dict(self._heard_as(typed))
        best = sorted(alike, key=lambda word: (-alike[word], word.folded))[:MOST]
        return (word for word in best if alike[word] >= max(_LEAST, alike[best[0]] - _BEHIND))

    def _heard_as(self, typed: Spelling) -> Iterator[tuple[Spelling, float]]:
        """The words that may sound so, each with how alike it is, from 0 to 1."""
        if len(typed.folded) >= _SHORTEST:
            latin = romanised(typed.written)
            heard = (word for key in sound_keys(typed.written) for word in self._heard.get(key, ()))
            yield from ((word, likeness(latin, romanised(word.written))) for word in heard)
        if len(typed.spelt) >= _SHORTEST_BEGINNING:
            yield from ((word, 1.0) for word in self._each if word.spelt.startswith(typed.spelt))

    def _misspelt(self, typed: Spelling) -> Iterator[Spelling]:
        """The words that are a letter or two away, in its own letters or else as they sound."""
        if len(typed.folded) < _SHORTEST:
            return
        near = self._near(typed.folded, [word.folded for word in self._each])
        near = near or self._near(typed.spelt, [word.spelt for word in self._each])
        yield from (self._each[place] for place in near)

    @staticmethod
    def _near(word: str, others: Sequence[str]) -> list[int]:
        most = 1 if len(word) < _LONG else 2
        found = process.extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=MOST)
        return [place for _, _, place in found if len(word) >= _SHORTEST]


def spellings(text: str) -> list[str]:
    """The words of a text as they are written, apostrophes and all; none that is longer than words are."""
    return [each for each in _SPELLING.findall(with_gershayim(text)) if len(each) <= MAX_LENGTH]
