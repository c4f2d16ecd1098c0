"""A text and a claim as they are compared, and what of each says much."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from factcheck.analysis.months import month_of
from factcheck.matching.analysed import NOTHING, Analysed, Word
from factcheck.matching.posts import PICTURES

Weigh = Callable[[str], float]
"""How much it says that two texts share a word, from 0 for one that all have to 1 for one that few have."""

MISSING: Final = -1.0
"""Of what can't be told, such as the meaning without a model of it."""
HOLLOW: Final = 0.08
"""The most that a word says which only holds a sentence together: as much as one that half of all claims have."""
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2099
_LONGEST: Final = 5
"""Digits that are looked at: years have four."""


class Likeness(NamedTuple):
    """How near a model of meaning puts a claim to the text, from -1 to 1, and the nearest that it puts any."""

    near: float = MISSING
    nearest: float = MISSING
    # How far the last of those that it found is behind the nearest.
    spread: float = 0.0


class Found(NamedTuple):
    """Why a claim is a candidate: its score among those that share words, and what the models of meaning say."""

    score: float = 0.0
    # The terms by which its row is found.
    terms: frozenset[str] = frozenset()
    # Of its own words, of its headline, of both in the words around the text; and across languages.
    text: Likeness = Likeness()
    title: Likeness = Likeness()
    around: Likeness = Likeness()
    across: Likeness = Likeness()
    # Whether the model of many languages alone brought it.
    only_across: bool = False

    @property
    def foreign(self) -> "Found":
        """The same without what the model of English says."""
        return self._replace(text=Likeness(), title=Likeness(), around=Likeness())


@dataclass(frozen=True)
class Question:
    """The text that is asked about, with what stands around it, and the day on which it was said (as an ordinal)."""

    text: Analysed
    weigh: Weigh
    around: Analysed = NOTHING
    day: int = 0
    author: Analysed = NOTHING
    # Whether a picture or a video goes with it.
    pictured: bool = False
    # Words that only hold it together, in a language that claims may not have: none is rare among them by that.
    hollow: frozenset[str] = frozenset()

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each of its words."""
        return {
            word.key: min(weight(word, self.weigh), HOLLOW if word.plain in self.hollow else 1.0)
            for word in self.text.each
        }

    @cached_property
    def weight(self) -> float:
        """What all of its words weigh."""
        return sum(self.weights.values())

    @cached_property
    def whole(self) -> frozenset[str]:
        """The forms of its words and of those around it."""
        return self.text.forms | self.around.forms

    @cached_property
    def folded(self) -> str:
        """Its words in one line."""
        return self.text.folded


@dataclass(frozen=True)
class Compared:
    """A claim as it is compared: its own words, those of the headlines of its reviews, and its claimants."""

    text: Analysed
    title: Analysed = NOTHING
    claimants: Analysed = NOTHING
    # BCP 47.
    language: str = ""
    # Days on which it was said, and on which it was reviewed, as ordinals.
    said: tuple[int, ...] = field(default=())
    reviewed: tuple[int, ...] = field(default=())
    # Whether the model of English knows its language.
    is_english: bool = True
    # Whether a headline asks, as those about what goes round do.
    title_asks: bool = False

    @cached_property
    def both(self) -> Analysed:
        """Its own words and those of the headlines."""
        return self.text + self.title

    @cached_property
    def pictured(self) -> bool:
        """Whether it speaks of a picture or a video."""
        return any(word.plain in PICTURES for word in self.both.words)

    @cached_property
    def months(self) -> frozenset[tuple[int, int]]:
        """The months that it names, each with its year; 0 for the month where the year alone is named."""
        return frozenset(_months(self.both.words, self.language))


def _months(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """A year, and the month that stands up to two words before it."""
    for place, word in enumerate(words):
        if word.is_number and word.plain.isdecimal() and _FIRST_YEAR <= int(word.plain[:_LONGEST]) <= _LAST_YEAR:
            before = [month_of(each.plain, language) for each in words[max(0, place - 2) : place] if not each.is_number]
            yield int(word.plain), next((month for month in before if month), 0)


def weight(word: Word, weigh: Weigh) -> float:
    """How much the commonest of the word's forms says: a stem is of more words than the word."""
    return min(map(weigh, word.forms))
