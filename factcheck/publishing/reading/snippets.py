"""Where in a text the words of a search were found, by the same folding as the search itself."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from factcheck.publishing.search import MAX_TERM_LENGTH, WORD, fold, words

LENGTH: Final = 160
"""About how many characters a snippet has."""
_BEFORE: Final = 50
_READ: Final = 20_000
"""Of how many characters of a text a snippet is cut."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, and whether it is the beginning of a word that was searched for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class _Match:
    start: int
    end: int


def found_terms(text: str, terms: Iterable[str]) -> set[str]:
    """Those of the terms that begin some word of the text."""
    inside = words(text[:_READ])
    return {term for term in terms if any(word.startswith(term) for word in inside)}


def marked(text: str, terms: Iterable[str]) -> list[Piece]:
    """The whole text in pieces, with the beginnings of words that the terms are marked."""
    return list(_pieces(text, 0, len(text), _matches(text, tuple(terms))))


def snippet(text: str, terms: Iterable[str]) -> list[Piece]:
    """The words around the first that was found; nothing where none was."""
    text = text[:_READ]
    matches = _matches(text, tuple(terms))
    if not matches:
        return []
    start = _word_after(text, matches[0].start - _BEFORE)
    end = _word_before(text, max(start + LENGTH, matches[0].end))
    pieces = _pieces(text, start, max(end, matches[0].end), matches)
    return [*([Piece("…")] if start else ()), *pieces, *([Piece("…")] if end < len(text) else ())]


def _word_after(text: str, place: int) -> int:
    """The beginning of the first whole word from there on."""
    if place <= 0:
        return 0
    space = text.find(" ", place, place + _BEFORE)
    return place if space < 0 else space + 1


def _word_before(text: str, place: int) -> int:
    """The end of the last whole word up to there."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", place - _BEFORE, place)
    return place if space < 0 else space


def _pieces(text: str, start: int, end: int, matches: Sequence[_Match]) -> Iterator[Piece]:
    done = start
    for match in matches:
        first, last = max(match.start, done), min(match.end, end)
        if first < last:
            if done < first:
                yield Piece(text[done:first])
            yield Piece(text[first:last], marked=True)
            done = last
    if done < end:
        yield Piece(text[done:end])


def _matches(text: str, terms: tuple[str, ...]) -> list[_Match]:
    if not terms:
        return []
    folded, ends = _folded(text)
    return [
        _Match(_place(ends, word.start()), _end(text, ends, word.start() + len(term)))
        for word in WORD.finditer(folded)
        if (term := _longest(word.group()[:MAX_TERM_LENGTH], terms))
    ]


def _longest(word: str, terms: tuple[str, ...]) -> str:
    return max((term for term in terms if word.startswith(term)), key=len, default="")


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each character of the original where what is made of it ends."""
    if text.isascii():
        return text.casefold(), range(1, len(text) + 1)
    parts = [_folded_character(character) for character in text]
    ends, length = [], 0
    for part in parts:
        length += len(part)
        ends.append(length)
    return "".join(parts), ends


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    return fold(character)


def _place(ends: Sequence[int], folded: int) -> int:
    """The character of the original that this one of the folded text was made of."""
    return bisect_left(ends, folded + 1)


def _end(text: str, ends: Sequence[int], folded: int) -> int:
    """Where in the original a word's beginning ends, with the accents on its last letter."""
    end = _place(ends, folded - 1) + 1
    while end < len(text) and ends[end] == ends[end - 1]:
        end += 1
    return end
