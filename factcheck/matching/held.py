"""What the whole of a record shares with a text, by the terms that the index holds of it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from factcheck.analysis.terms import NAME, STEM, pair_term
from factcheck.matching.analysed import Word
from factcheck.matching.question import Compared, Question

Terms = frozenset[str]
_POWER: Final = 1.5
_USUAL: Final = 500
"""Terms of a record of usual length."""

NAMES: Final = (
    *("held_sum", "held_asked", "held_scored", "held_named", "held_rarest", "held_pairs", "held_around"),
    *("held_numbers_missing", "held_names_missing", "held_length"),
)


@dataclass(frozen=True)
class _Clue:
    """A word of a text, the terms that a row may hold of it, and what it says to share it."""

    word: Word
    weight: float
    terms: Terms
    named: Terms


class Holding:
    """A text as whole records are compared with it."""

    def __init__(self, asked: Question) -> None:
        self.asked = asked
        self.clues = [_clue(word, asked.weights[word.key]) for word in asked.text.each]
        self.around = [_clue(word, asked.weigh(word.key)) for word in asked.around.each]
        self.whole = sum(clue.weight for clue in self.clues) or 1.0

    def score(self, terms: Terms) -> float:
        """How much a row has of the text: more for words in its name, less the longer it is."""
        found = sum(math.pow(clue.weight, _POWER) for clue in self.clues if not terms.isdisjoint(clue.terms))
        return found / _length(terms) + self._named(terms)

    def features(self, terms: Terms) -> Iterable[float]:
        """The features of a row, in the order of their names."""
        found = [clue for clue in self.clues if not terms.isdisjoint(clue.terms)]
        missing = [clue for clue in self.clues if terms.isdisjoint(clue.terms)]
        shared = sum(clue.weight for clue in found)
        squared = sum(clue.weight**2 for clue in found)
        yield squared
        yield shared / self.whole
        yield squared / _length(terms)
        yield self._named(terms)
        yield max((clue.weight for clue in found), default=0.0)
        yield sum(weight for term, weight in self._pairs.items() if term in terms)
        yield sum(clue.weight**2 for clue in self.around if not terms.isdisjoint(clue.terms))
        yield float(sum(clue.word.is_number for clue in missing))
        yield sum(clue.weight for clue in missing if clue.word.is_name)
        yield math.log(len(terms) + 1)

    def _named(self, terms: Terms) -> float:
        return sum(math.pow(clue.weight, _POWER) for clue in self.clues if not terms.isdisjoint(clue.named))

    @cached_property
    def _pairs(self) -> Mapping[str, float]:
        weights = {word.plain: self.asked.weights[word.key] for word in self.asked.text.each}
        pairs = self.asked.text.plain_pairs
        return {pair_term(*pair): min(weights.get(each, 0.0) for each in pair) for pair in pairs}


def terms_of(claim: Compared) -> Terms:
    """The terms that the index would hold of a claim that isn't in it."""
    texts = (claim.text, claim.title, claim.claimants)
    found = {word.plain for text in texts for word in text.words}
    found.update(STEM + form for text in texts for word in text.words for form in word.forms)
    found.update(NAME + form for word in claim.text.words for form in (word.plain, *word.forms))
    found.update(pair_term(*pair) for text in texts for pair in text.plain_pairs)
    return frozenset(found)


def _clue(word: Word, weight: float) -> _Clue:
    keys = {word.key, word.plain}
    terms = {word.plain, *(STEM + form for form in word.forms if form != word.plain), STEM + word.key}
    return _Clue(word, weight, frozenset(terms), frozenset(NAME + key for key in keys))


def _length(terms: Terms) -> float:
    return math.sqrt(0.4 + 0.6 * len(terms) / _USUAL)
