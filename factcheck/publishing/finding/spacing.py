"""Words that were written together, and words that were written apart: what records have in their place."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.analysis.function_words import FUNCTION_WORDS
from factcheck.analysis.queries import Asked, Word, read_words
from factcheck.analysis.scripts import pieces_of
from factcheck.analysis.stems import stems
from factcheck.analysis.terms import STEM
from factcheck.publishing.finding.vocabulary import Vocabulary

_SHORTEST: Final = 3
"""Letters of a word that is looked for within another; a function word may have fewer."""
_FEWEST: Final = 6
_MOST: Final = 40
"""Letters of a word in which others are looked for."""


def taken_apart(asked: tuple[Asked, ...], known: Vocabulary, without: Collection[str]) -> tuple[Asked, ...]:
    """What was asked for, each word that no record has as those of which it was written together.

    Args:
        asked: what was asked for.
        known: the words that records have.
        without: words that stay as they are.
    """
    return tuple(part for group in asked for part in _parts(group, known, without))


def joined(asked: tuple[Asked, ...], known: Vocabulary) -> dict[str, list[str]]:
    """For each word, the terms by which it is found where records write it together with its neighbour."""
    found: dict[str, list[str]] = {}
    singles = [group[0] if len(group) == 1 and isinstance(group[0], Word) else None for group in asked]
    for one, other in pairwise(singles):
        if one is None or other is None or not (_may_be_part(one) and _may_be_part(other)):
            continue
        whole = one.token.word + other.token.word
        terms = [whole, *(STEM + stem for stem in stems(whole))]
        if known.frequency(terms):
            found.setdefault(one.token.word, []).extend(terms)
            found.setdefault(other.token.word, []).extend(terms)
    return found


def _may_be_part(word: Word) -> bool:
    return not (word.token.number or word.token.cut or pieces_of(word.token.word[0]))


def _parts(group: Asked, known: Vocabulary, without: Collection[str]) -> Iterator[Asked]:
    word = group[0] if len(group) == 1 else None
    found: Sequence[str] = ()
    if isinstance(word, Word) and word.token.word not in without and _may_be_part(word) and _is_strange(word, known):
        parts = word.token.parts
        found = parts if len(parts) > 1 else segments(word.token.word, known)
    yield from ((each,) for each in read_words(" ".join(found))) if found else (group,)


def _is_strange(word: Word, known: Vocabulary) -> bool:
    return is_strange(word.token.word, word.forms, known)


def is_strange(spelt: str, forms: Collection[str], known: Vocabulary) -> bool:
    """Whether no record has the word in any of its forms, or any that it begins or that is nearly the same."""
    return not (known.frequency(forms) or known.beginning(spelt) or known.similar(spelt))


def segments(word: str, known: Vocabulary) -> list[str]:
    """The fewest words, known ones alone, of which the word consists; none where it doesn't."""
    if not _FEWEST <= len(word) <= _MOST:
        return []
    best: list[list[str] | None] = [[], *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(end):
            before, piece = best[start], word[start:end]
            if before is None or not _is_known(piece, known, inside=start > 0 and end < len(word)):
                continue
            if (now := best[end]) is None or len(before) + 1 < len(now):
                best[end] = [*before, piece]
    found = best[-1] or []
    return found if any(piece not in FUNCTION_WORDS for piece in found) else []


def _is_known(piece: str, known: Vocabulary, *, inside: bool) -> bool:
    if len(piece) < _SHORTEST:
        return inside and len(piece) > 1 and piece in FUNCTION_WORDS
    return known.frequency([piece, STEM + piece]) > 0
