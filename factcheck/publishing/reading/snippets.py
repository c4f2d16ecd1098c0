"""Where in a text the words of a search were found, by the same analysis as the search itself."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.analysis.folding import fold
from factcheck.analysis.sounds import romanised, sound_keys
from factcheck.analysis.terms import HEARD, PREFIX, SOUND, STEM, is_word
from factcheck.analysis.tokens import Token, tokens

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


@dataclass(frozen=True)
class _Terms:
    """Terms of the index, taken apart: beginnings of words, stems, and sounds of names."""

    beginnings: Collection[str]
    stems: Collection[str]
    sounds: Collection[str]


def found_terms(text: str, terms: Iterable[str]) -> set[str]:
    """Those of the terms that the text has; one that is not marked begins some word of it."""
    sought, found = _apart(terms), set()
    for token in tokens(text[:_READ]):
        found |= {term for term in sought.beginnings if any(word.startswith(_bare(term)) for word in _words(token))}
        found |= {STEM + stem for stem in token.stems if STEM + stem in sought.stems}
        found |= _heard(text, token, sought)
    return found


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
    sought = _apart(terms)
    return [match for token in tokens(text) if (match := _match(text, token, sought))]


def _apart(terms: Iterable[str]) -> _Terms:
    stems, sounds, beginnings = set(), set(), set()
    for term in terms:
        if term.startswith(STEM):
            stems.add(term)
        elif term.startswith(SOUND):
            sounds.add(term)
        elif is_word(term):
            beginnings.add(term)
    return _Terms(beginnings, stems, sounds)


def _match(text: str, token: Token, sought: _Terms) -> _Match | None:
    """What of a word was searched for: all of it, or its beginning."""
    if any(STEM + stem in sought.stems for stem in token.stems) or _heard(text, token, sought):
        return _Match(token.start, token.end)
    begun = [bare for term in sought.beginnings if any(word.startswith(bare := _bare(term)) for word in _words(token))]
    if not begun:
        return None
    longest = max(len(bare) for bare in begun)
    whole = longest >= len(token.word) or not token.word.startswith(tuple(begun))
    return _Match(token.start, token.end if whole else _end(text, token, longest))


def _words(token: Token) -> tuple[str, ...]:
    return (token.word, *token.parts)


def _bare(term: str) -> str:
    return term.removesuffix(PREFIX)


def _heard(text: str, token: Token, sought: _Terms) -> set[str]:
    if not sought.sounds or token.number:
        return set()
    spelling = text[token.start : token.end]
    heard = {f"{SOUND}{key}{HEARD}" for key in sound_keys(spelling)}
    whole = {each + romanised(spelling) for each in heard} | {each + PREFIX for each in heard}
    return {term for term in sought.sounds if term in whole}


def _end(text: str, token: Token, length: int) -> int:
    """Where in the original so many letters of the folded word end, with the accents on the last."""
    end, done = token.start, 0
    while end < token.end and done < length:
        done += len(fold(text[end]).replace("'", ""))
        end += 1
    while end < token.end and not fold(text[end]):
        end += 1
    return end
