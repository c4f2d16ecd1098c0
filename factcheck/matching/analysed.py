"""A text as the re-ranker compares it: its words with their forms, its numbers and its names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, Self

from factcheck.analysis.tokens import Token, tokens

MOST_WORDS: Final = 200
"""Words of a text that are compared."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: the forms that it is found by, what it is, and where it stands."""

    forms: tuple[str, ...]
    is_number: bool = False
    # Whether it is written with a capital where its neighbours are not, as names are.
    is_name: bool = False
    start: int = 0
    end: int = 0
    # Folded, without its other forms.
    plain: str = ""

    @property
    def key(self) -> str:
        """The form that stands for all of them."""
        return self.forms[0]


@dataclass(frozen=True)
class Analysed:
    """The words of a text in their order."""

    words: tuple[Word, ...] = ()

    @classmethod
    def of(cls, text: str, language: str = "") -> Self:
        """The words of a text as people wrote it; of an overlong one, the first.

        Args:
            text: of any length.
            language: a BCP 47 tag, or "" where it isn't known.
        """
        return cls(tuple(_word(text, token) for token in tokens(text, language)[:MOST_WORDS]))

    def __add__(self, other: "Analysed") -> "Analysed":
        return Analysed(self.words + other.words)

    @cached_property
    def forms(self) -> frozenset[str]:
        """All forms of all words."""
        return frozenset(form for word in self.words for form in word.forms)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(word.key for word in self.words)

    @cached_property
    def each(self) -> tuple[Word, ...]:
        """The words, each once."""
        return tuple({word.key: word for word in reversed(self.words)}.values())

    @cached_property
    def folded(self) -> str:
        """The words in one line."""
        return " ".join(word.key for word in self.words)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers, as digits."""
        return frozenset(word.key for word in self.words if word.is_number)

    @cached_property
    def names(self) -> tuple[Word, ...]:
        """The words that are written as names are, each once."""
        return tuple(word for word in self.each if word.is_name)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words."""
        return frozenset(_pairs(self.words))

    @cached_property
    def plain_pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words as they are spelt, as the index has them."""
        return frozenset((one.plain, other.plain) for one, other in pairwise(self.words))


NOTHING: Final = Analysed()
"""A text without a word."""


def _word(text: str, token: Token) -> Word:
    initial = text[token.start : token.start + 1]
    forms = tuple(dict.fromkeys((*token.stems, token.word, *token.parts)))
    return Word(forms, bool(token.number), initial.isupper(), token.start, token.end, token.word)


def _pairs(words: Sequence[Word]) -> Iterable[tuple[str, str]]:
    return ((one.key, other.key) for one, other in pairwise(words))
