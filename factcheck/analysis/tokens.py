"""A text's words with their places, their stems, and the numbers that they say."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.analysis import numbers
from factcheck.analysis.folding import Folded, fold, folded, with_gershayim
from factcheck.analysis.scripts import pieces_of
from factcheck.analysis.stems import stems, without_clitics
from factcheck.analysis.variants import one_spelling

MAX_LENGTH: Final = 64
"""Letters of a word that are looked at."""
_LONGEST_SPELLED: Final = 12
"""Words that a number takes that is written out."""
# Vowel signs and the like, which belong to the letter before them; of them, fold has left no accents.
_MARKS: Final = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.category(chr(code))[0] == "M")
_LETTER: Final = rf"[^\W_{_MARKS}]"
# Possessive: of letters and marks in turn, none is tried again in another share of the two.
_WORD: Final = rf"{_LETTER}[^\W_]*+(?:[{_MARKS}]++[^\W_]*+)*+"
WORD: Final = re.compile(_WORD)
"""A word of folded text, as far as no apostrophe stands in it."""
_PER_CENT: Final = rf"(?:per|pour|por) ?(?:cent|ciento?|cento)(?!\w)|{'|'.join(map(fold, numbers.PER_CENT))}|%"
_NUMBER: Final = rf"(?P<number>{numbers.NUMBER})(?:(?P<unit>[a-z]{{1,12}})(?!{_LETTER}|'))?(?![0-9a-z])"
# As in U.N.: letters by themselves, with points between them.
_INITIALS: Final = rf"(?P<initials>[^\W\d_{_MARKS}](?:\.[^\W\d_{_MARKS}])+(?!\w))"
_TOKEN: Final = re.compile(
    rf"(?P<percent>{_PER_CENT})|(?P<compound>{numbers.COMPOUND})(?![0-9])|{_NUMBER}|{_INITIALS}|(?P<word>{_WORD}(?:'{_WORD})*)|(?P<sign>[$€£₽¥₺֏₼])"
)
_SIGNS: Final = dict(zip("$€£₽¥₺֏₼", ["dollar", "euro", "pound", "ruble", "yen", "lira", "dram", "manat"], strict=True))
# What French, Italian and Catalan put before a vowel, and what English puts after a name.
_ELIDED: Final = frozenset(
    {
        *"ldmtsncj",
        "qu",
        "jusqu",
        "lorsqu",
        "puisqu",
        "quelqu",
        "dell",
        "all",
        "nell",
        "dall",
        "sull",
        "un",
        "gl",
        "quest",
    }
)
_SUFFIXED: Final = frozenset(["s", "t", "ll", "re", "ve", "d", "m"])


class Token(NamedTuple):
    """A word, a number, or a piece of a text without spaces, and where in the text it stands."""

    start: int
    end: int
    # Folded; of a number, its digits.
    word: str
    # What its inflected forms have in common; several where the language isn't known.
    stems: tuple[str, ...]
    # As digits with a point before decimals, with "million" after it worked in; "" for what is none.
    number: str = ""
    # What else it may be looked for by: what stands behind an apostrophe, other readings of a number.
    parts: tuple[str, ...] = ()
    # Whether it is a piece of a text without spaces that is shorter than pieces are.
    cut: bool = False


def tokens(text: str, language: str = "") -> list[Token]:
    """The words of a text in their order.

    Args:
        text: as people wrote it.
        language: a BCP 47 tag, or "" where it isn't known.
    """
    text = with_gershayim(text)
    within = _read(text)
    return _with_spelled_numbers(list(_with_great_numbers(_tokens(text, within, language))))


def words(text: str) -> list[str]:
    """The text's words without case and accents, each once, in alphabetical order."""
    text = with_gershayim(text)
    return sorted({each for token in _tokens(text, _read(text), None) for each in (token.word, *token.parts)})


def _read(text: str) -> Folded:
    within = folded(text)
    return replace(within, text=one_spelling(within.text))


def _tokens(text: str, within: Folded, language: str | None) -> Iterator[Token]:
    is_as_written = isinstance(within.ends, range)
    for found in _TOKEN.finditer(within.text):
        spelling = found.group()
        if found["word"]:
            # Most words are this plain, and are told of without another call.
            if is_as_written and spelling.isalnum() and len(spelling) <= MAX_LENGTH:
                start, end = found.span()
                yield Token(start, end, *_remembered(text[start:end], spelling, language))
            else:
                yield from _of_word(text, within, found.start(), spelling, language)
            continue
        start, end = within.span(found.start(), found.end())
        if found["number"]:
            after = within.text[found.end() : found.end() + numbers.LONGEST_GREAT]
            yield _number(start, end, found["number"], unit=found["unit"] or "", after=after)
        elif found["compound"]:
            value = numbers.compound(spelling)
            yield Token(start, end, value, (value,), value)
        elif found["initials"]:
            joined = spelling.replace(".", "")
            yield Token(start, end, joined, (joined,))
        else:
            said = _SIGNS.get(spelling, "percent")
            yield Token(start, end, said, (said,))


def _number(start: int, end: int, spelling: str, *, unit: str, after: str) -> Token:
    """The token of a number, with what is written together with it worked in, or found by itself."""
    value, others = numbers.read(spelling)
    if great := numbers.times(value, unit):
        return Token(start, end, great, (great,), great, others)
    if unit:
        meant = (value, *filter(None, [numbers.short(value, unit)]))
        parts = (*meant, unit) if len(unit) > 1 else meant
        return Token(start, end, value + unit, (value + unit, *meant), parts=parts)
    token = Token(start, end, value, (value,), value, others)
    return _great(token, great) if (great := numbers.times_beginning(value, after)) else token


def _of_word(text: str, within: Folded, start: int, spelling: str, language: str | None) -> Iterable[Token]:
    """The token of a word; of one that is written in a script without spaces, its pieces."""
    if spelling.isascii():
        return _word(text, within, start, spelling, language)
    return _of_other_word(text, within, start, spelling, language)


def _of_other_word(text: str, within: Folded, start: int, spelling: str, language: str | None) -> Iterator[Token]:
    done = 0
    for first, last, pieces in _runs(spelling):
        if pieces:
            yield from _word(text, within, start + done, spelling[done:first], language)
            yield from _pieces(within, start + first, spelling[first:last], pieces)
            done = last
    yield from _word(text, within, start + done, spelling[done:], language)


def _runs(spelling: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of a word in scripts without spaces, with how many characters make a piece; 0 for the rest."""
    first, before = 0, 0
    for place, character in enumerate(spelling):
        pieces = before if unicodedata.category(character)[0] == "M" else pieces_of(character)
        if pieces != before:
            yield first, place, before
            first, before = place, pieces
    yield first, len(spelling), before


def _pieces(within: Folded, start: int, run: str, size: int) -> Iterator[Token]:
    """Each character of a run with those that follow it, up to the size of a piece; the last ones are cut short."""
    heads = [place for place, character in enumerate(run) if unicodedata.category(character)[0] != "M"] or [0]
    heads.append(len(run))
    count = len(heads) - 1
    for number in range(max(count - size + 1, 1)):
        last = heads[min(number + size, count)]
        piece = run[heads[number] : last]
        yield Token(*within.span(start + heads[number], start + last), piece, (piece,), cut=count < size)


def _word(text: str, within: Folded, start: int, spelling: str, language: str | None) -> Iterable[Token]:
    bare = spelling.strip("'")
    if not bare:
        return ()
    start += spelling.index(bare)
    first, last = within.span(start, start + len(bare))
    of_spelling = _remembered if len(bare) <= MAX_LENGTH else _of_spelling
    return (Token(first, last, *of_spelling(text[first:last], bare, language)),)


def _of_spelling(original: str, bare: str, language: str | None) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    """The word of a token, its stems, no number, and its parts."""
    word = _plain(bare)
    parts = (*_parts(bare), *_humps(original), *without_clitics(word))
    if language is None:
        return word, (), "", parts
    # A character such as ﷺ stands for several words.
    spelled = original.lower() if fold(original) == bare else bare
    return word, stems(_head(spelled, bare), language), "", parts


# Texts say the same words again and again.
_remembered = lru_cache(maxsize=32768)(_of_spelling)


def _plain(spelling: str) -> str:
    return unicodedata.normalize("NFKD", spelling.replace("'", ""))[:MAX_LENGTH]


def _parts(spelling: str) -> tuple[str, ...]:
    """What stands between the apostrophes of a word, but for single letters."""
    parts = spelling.split("'")
    return tuple(_plain(part) for part in parts if len(part) > 1) if len(parts) > 1 else ()


def _humps(original: str) -> tuple[str, ...]:
    """The words of which one is written together, each with a capital, as in FreeTheBridge; none of other words."""
    if original[1:].islower() or original.isupper() or original.islower():
        return ()
    starts = [place for place in range(1, len(original)) if original[place - 1].islower() and original[place].isupper()]
    pieces = [original[start:end] for start, end in pairwise([0, *starts, len(original)])] if starts else []
    return tuple(fold(piece) for piece in pieces if len(piece) > 1)


def _head(original: str, spelling: str) -> str:
    """The word without what an apostrophe joined to it, such as "l’" or "’s"; of others, without the apostrophe."""
    parts = spelling.split("'")
    if len(parts) == 1:
        return original
    if len(parts) == 2 and fold(original).count("'") == 1:  # noqa: PLR2004
        split = next(place for place, character in enumerate(original) if fold(character) == "'")
        if parts[0] in _ELIDED:
            return original[split + 1 :]
        if parts[1] in _SUFFIXED:
            return original[:split]
    return "".join(character for character in original if fold(character) != "'")


def _with_great_numbers(found: Iterator[Token]) -> Iterator[Token]:
    """The tokens, each number before a "million" with that worked in."""
    before: Token | None = None
    for token in found:
        if before is not None:
            great = numbers.times(before.number, token.word) if before.number else ""
            yield _great(before, great) if great else before
        before = token
    if before is not None:
        yield before


def _with_spelled_numbers(found: list[Token]) -> list[Token]:
    """The tokens, the first of each number that is written out with that number."""
    if numbers.BEGINNINGS.isdisjoint([token.word for token in found]):
        return found
    place = 0
    while place < len(found):
        number, used = numbers.spelled([token.word for token in found[place : place + _LONGEST_SPELLED]])
        if number:
            token = found[place]
            found[place] = token._replace(number=number, stems=(number, *token.stems), parts=(number, *token.parts))
        place += max(used, 1)
    return found


def _great(token: Token, number: str) -> Token:
    return token._replace(number=number, stems=(number, *token.stems), parts=(number, *token.parts))
