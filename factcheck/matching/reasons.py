"""Why a claim is taken to be what a text is about, in what the text itself says."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from factcheck.analysis.languages import function_words
from factcheck.matching.analysed import Analysed, Word
from factcheck.matching.asked import Cleaned, bare, cleaned, links
from factcheck.publishing.reading.matched import Matched

_QUOTED: Final = 5
"""Words one after another that make a quotation."""


class Reason(StrEnum):
    """What a text and a claim have in common."""

    WORDS = "words"
    MEANING = "meaning"
    LINK = "link"
    NUMBER = "number"
    QUOTE = "quote"
    CLAIMANT = "claimant"


@dataclass(frozen=True)
class Because:
    """A reason, and what in the text gave it; nothing for the meaning."""

    reason: Reason
    words: tuple[str, ...] = ()


Spans = tuple[tuple[int, int], ...]


def reasons(text: str, analysed: Analysed, claim: Matched) -> tuple[tuple[Because, ...], Spans]:
    """What a text shares with a claim, and where in the text that stands."""
    within = cleaned(text)
    own = Analysed.of(f"{claim.text} {claim.title}", claim.language)
    hollow = function_words(within.text, claim.language)
    shared = [word for word in analysed.words if not own.forms.isdisjoint(word.forms) and _tells(word, hollow)]
    spans = tuple(dict.fromkeys(within.span(word.start, word.end) for word in shared))
    return tuple(_because(text, within, analysed, claim, shared)) or (Because(Reason.MEANING),), spans


def _because(text: str, within: Cleaned, analysed: Analysed, claim: Matched, shared: list[Word]) -> Iterator[Because]:
    if same := tuple(sorted(links(text) & {bare(link) for link in claim.links})):
        yield Because(Reason.LINK, same)
    if quoted := _quotation(analysed, claim):
        yield Because(Reason.QUOTE, (within.text[quoted[0].start : quoted[-1].end],))
    if numbers := _spellings(within, [word for word in shared if word.is_number]):
        yield Because(Reason.NUMBER, numbers)
    named = [word for name in claim.claimants for word in _named(analysed, name, claim.language)]
    if spelt := _spellings(within, named):
        yield Because(Reason.CLAIMANT, spelt)
    if words := _spellings(within, [word for word in shared if not word.is_number]):
        yield Because(Reason.WORDS, words)


def _spellings(within: Cleaned, words: list[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(within.text[word.start : word.end] for word in words))


def _named(text: Analysed, name: str, language: str) -> list[Word]:
    """The words of the text that name somebody: the whole name, or the last part of one that people have."""
    words, hollow = Analysed.of(name).words, function_words(name, language)
    parts = [word for word in words if _tells(word, hollow)]
    there = [not text.forms.isdisjoint(word.forms) for word in parts]
    is_named = bool(parts) and (all(there) or (there[-1] and len(parts) == len(words)))
    named = {form for word in parts for form in word.forms}
    return [word for word in text.words if is_named and not named.isdisjoint(word.forms)]


def _tells(word: Word, hollow: frozenset[str]) -> bool:
    """Whether a word says more than those that hold the sentences of its language together."""
    return word.is_number or hollow.isdisjoint(word.forms)


def _quotation(text: Analysed, claim: Matched) -> list[Word]:
    """The words of the text that stand in one of the claim's quotations as they do here, if there are enough."""
    quoted = {pair for quote in claim.quotes for pair in Analysed.of(quote, claim.language).pairs}
    longest: list[Word] = []
    current: list[Word] = []
    for one, other in zip(text.words, text.words[1:], strict=False):
        current = [*(current or [one]), other] if (one.key, other.key) in quoted else []
        longest = max(longest, current, key=len)
    return longest if len(longest) >= _QUOTED else []
