"""What is typed of a date, as tokens: numbers, words that say something of dates, and marks between them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.analysis.folding import fold
from factcheck.analysis.months import month_of
from factcheck.dating import vocabulary as say

LONGEST: Final = 120
"""Characters of the longest text that is looked at."""

_PIECE: Final = re.compile(
    r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?(?![\w-])|"
    r"(?P<digits>\d+)(?:[-']?(?P<ending>[^\W\d]{1,12}))?|(?P<word>[^\W\d]+)|(?P<mark>\.\.\.?|[-/~?]|\S)"
)
_DASHES: Final = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−…", "-"), **dict.fromkeys("≈∼", "~"), "؟": "?", "،": ",", "\u200e": "", "\u200f": ""}
)
_MARKS: Final = {"-": say.DASH, "/": say.DASH, "~": say.ABOUT, "?": say.PERHAPS}
_NOTHING: Final = frozenset(".,()'\"")
_ROMAN: Final = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})(?:er|e|eme)?")
_ONES: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_YEAR_DIGITS, _NUMBER_DIGITS = 4, 2
# Arabic writes “and” and the article before a word without a space.
_AND: Final = "و"
_ARABIC_PREFIXES: Final = ("ال", "بال", "لل", "ب", "ل")
_SHORTEST_STEM: Final = 3


class Token(NamedTuple):
    """What a piece of a text says: a code of `vocabulary`, and its number."""

    code: str
    value: int = 0


class UnknownWordError(ValueError):
    """A word that is none of dates: the text is not understood."""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, without what says nothing.

    Raises:
        UnknownWordError: there is a word or a mark that no date has.
    """
    plain = f" {fold(text.translate(_DASHES))} "
    for phrase, word in say.phrases():
        plain = plain.replace(f" {phrase} ", f" {word} ").replace(f" {_AND}{phrase} ", f" {_AND} {word} ")
    found = [token for piece in _PIECE.finditer(plain) for token in _tokens(piece)]
    return [token for token in found if token.code != say.NOISE]


def _tokens(piece: re.Match[str]) -> Iterator[Token]:
    if piece["year"]:
        yield from (Token(say.YEAR, int(piece["year"])), Token(say.MONTH, int(piece["month"])))
        yield from [Token(say.NUMBER, int(piece["day"]))] if piece["day"] else []
    elif piece["digits"]:
        yield _number(piece["digits"])
        yield from _after_number(piece["ending"]) if piece["ending"] else ()
    elif piece["word"]:
        yield from _of_word(piece["word"])
    else:
        yield from _of_mark(piece["mark"])


def _of_mark(mark: str) -> Iterator[Token]:
    if mark in _MARKS:
        yield Token(_MARKS[mark])
    elif mark.startswith(".."):
        yield Token(say.DASH)
    elif mark not in _NOTHING:
        raise UnknownWordError(mark)


def _number(digits: str) -> Token:
    if len(digits) == _YEAR_DIGITS:
        return Token(say.YEAR, int(digits))
    if len(digits) > _NUMBER_DIGITS:
        raise UnknownWordError(digits)
    return Token(say.NUMBER, int(digits))


def _after_number(ending: str) -> Iterator[Token]:
    code = say.endings(of_numbers=True).get(ending)
    if code:
        yield Token(code)
    else:
        yield from _of_word(ending)


def _of_word(word: str) -> Iterator[Token]:
    if known := _known(word):
        yield known
    elif word.startswith(_AND) and (rest := _known(word[1:])):
        yield from (Token(say.AND), rest)
    elif (roman := _roman(word)) is not None:
        yield Token(say.NUMBER, roman)
    else:
        yield from _declined(word)


def _known(word: str) -> Token | None:
    """What a word says, with or without the article that Arabic writes before it."""
    stems = [word, *(word[len(prefix) :] for prefix in _ARABIC_PREFIXES if word.startswith(prefix))]
    if meaning := next((say.words()[stem] for stem in stems if stem in say.words()), None):
        return Token(*meaning)
    month = next((month for stem in stems if stem and (month := month_of(stem))), None)
    return Token(say.MONTH, month) if month else None


def _declined(word: str) -> Iterator[Token]:
    """A word with an ending of Armenian or Azerbaijani, and what the ending says."""
    for length in range(min(5, len(word) - _SHORTEST_STEM), 0, -1):
        code = say.endings(of_numbers=False).get(word[-length:])
        if code and (known := _known(word[:-length])):
            yield from (known, Token(code))
            return
    raise UnknownWordError(word)


def _roman(word: str) -> int | None:
    """The number up to 29 that a word of Roman figures is; as typed on Cyrillic keyboards too."""
    found = _ROMAN.fullmatch(word.replace("х", "x").replace("і", "i"))
    return 10 * len(found[1]) + _ONES.index(found[2]) or None if found else None
