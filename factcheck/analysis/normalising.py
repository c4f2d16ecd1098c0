"""The same words in other characters: a text in one normal form, and where its pieces stand in the original.

Line breaks and spaces of any kind are one space; quotation marks and dashes are of one shape each; letters are composed
(NFC), ligatures and letters of other widths are their plain letters; what has no width is left out. Nothing else is:
case, accents, digits and raised numbers tell words apart.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from factcheck.analysis.scripts import pieces_of

_SINGLE: Final = "‘’‚‛′ʹʼ`´＇\u02b9"
_DOUBLE: Final = "“”„‟″«»〝〞＂"
_DASHES: Final = "‐‑‒–—―−﹘﹣－"
_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# One character for one, so that no place moves.
_ALIKE: Final = str.maketrans(
    {**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASHES, "-")}
    | dict.fromkeys(_SPACES, " ")
)
_SOFT_HYPHEN: Final = "\u00ad"
# A word goes on in the next line.
_BROKEN: Final = re.compile("\u00ad+[ \t]?[\n\v\f\r\x85\u2028\u2029]")
_WIDTHLESS: Final = (
    _SOFT_HYPHEN
    + "\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
# Letters whose plain ones differ by their shape alone; raised numbers, fractions and the like are not among them.
_SHAPES: Final = ("<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")
_LIGATURES: Final = frozenset([*map(chr, range(0xFB00, 0xFB18)), *"ĲĳŉǇǈǉǊǋǌǄǅǆև…‥"])
# Vowels and finals of Hangul join the letter before them, as marks do.
_JOINING: Final = "\u1160-\u11ff"


class Normalised:
    """A text in its normal form, `text`, with the way back to the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        pieces: list[str] = []
        # Where what is written otherwise begins and ends, in the normal form and in the original.
        self._begins: list[int] = []
        self._ends: list[int] = []
        self._from: list[int] = []
        self._to: list[int] = []
        place = last = 0
        plain = original.translate(_ALIKE)
        for found in _special().finditer(plain):
            start, end = found.span()
            written = _written(original, plain, start, end)
            pieces += (plain[last:start], written)
            place += start - last
            self._begins.append(place)
            self._from.append(start)
            place += len(written)
            self._ends.append(place)
            self._to.append(end)
            last = end
        self.text = "".join([*pieces, plain[last:]])

    def original_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the original that reads so from `start` to `end`; None where either cuts a letter."""
        if self._is_inside(start) or self._is_inside(end):
            return None
        last = bisect_left(self._ends, end)
        # What has no width and follows is left out; what is written in more characters and ends there is not.
        last += last < len(self._ends) and self._begins[last] < self._ends[last] == end
        return self._place(bisect_right(self._ends, start), start), self._place(last, end)

    def normal_of(self, place: int) -> int:
        """Where a place of the original stands in the normal form; for one within a letter, where that begins."""
        number = bisect_right(self._to, place)
        if number < len(self._from) and self._from[number] < place:
            return self._begins[number]
        return place if not number else self._ends[number - 1] + place - self._to[number - 1]

    def _place(self, number: int, place: int) -> int:
        return place if not number else self._to[number - 1] + place - self._ends[number - 1]

    def _is_inside(self, place: int) -> bool:
        number = bisect_right(self._begins, place) - 1
        inside = number >= 0 and self._begins[number] < place < self._ends[number]
        return inside or bool(_joins().match(self.text, place))


def normalised(words: str) -> str:
    """Words in their normal form."""
    return Normalised(words).text


def _written(original: str, plain: str, start: int, end: int) -> str:
    """How a stretch is written in the normal form."""
    words = plain[start:end]
    if words.strip(" ") and not _widthless().fullmatch(words.replace(" ", "")):
        return unicodedata.normalize("NFC", "".join(map(_shaped, unicodedata.normalize("NFC", words))))
    if " " not in words or _BROKEN.match(original, start):
        return ""
    return "" if _is_idle(plain[start - 1 : start], plain[end : end + 1]) else " "


def _is_idle(before: str, after: str) -> bool:
    """Whether a space says nothing there: at quotation marks, before marks that French sets apart, in Chinese."""
    if before == '"' or (after and after in '"!?;:%'):
        return True
    return bool(before and after and pieces_of(before) and pieces_of(after))


def _shaped(letter: str) -> str:
    if letter in _LIGATURES or unicodedata.decomposition(letter).startswith(_SHAPES):
        return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", letter)).translate(_ALIKE)
    return letter


@cache
def _special() -> re.Pattern[str]:
    """What is written otherwise in the normal form, or may be."""
    wide = "".join(f"{chr(first)}-{chr(last)}" for first, last in _ranges(_changing()))
    marks = f"[{_joining_class()}]"
    unspaced = "[\u0e00-\u9fff]"
    spaces = rf' (?=["!?;:%])|(?<=") |(?<={unspaced}) (?={unspaced})'
    return re.compile(f"[ {_WIDTHLESS}]{{2,}}|[{_WIDTHLESS}]|{spaces}|[{wide}]{marks}*|[^ ]?{marks}+")


@cache
def _widthless() -> re.Pattern[str]:
    return re.compile(f"[{_WIDTHLESS}]*")


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(f"[{_joining_class()}]")


@cache
def _joining_class() -> str:
    """Marks that are written onto the letter before them, and vowels that become one letter with it."""
    seconds = {chr(int(parts[1], 16)) for each in _letters() if len(parts := _canonical(each)) == 2}  # noqa: PLR2004
    found = {each for each in _letters() if unicodedata.combining(each)} | seconds
    return _JOINING + "".join(f"{chr(first)}-{chr(last)}" for first, last in _ranges(found))


def _changing() -> set[str]:
    changing = {each for each in _letters() if not unicodedata.is_normalized("NFC", each)}
    shaped = {each for each in _letters() if unicodedata.decomposition(each).startswith(_SHAPES)}
    return (changing | shaped | _LIGATURES) - set(_SPACES)


def _canonical(letter: str) -> list[str]:
    found = unicodedata.decomposition(letter)
    return [] if found.startswith("<") else found.split()


@cache
def _letters() -> tuple[str, ...]:
    blocks = (range(0xA0, 0xAC00), range(0xF900, 0x12000), range(0x1D000, 0x1D300), range(0x1E000, 0x1F000))
    return tuple(chr(code) for block in (*blocks, range(0x2F800, 0x2FA20)) for code in block)


def _ranges(letters: set[str]) -> Iterator[tuple[int, int]]:
    codes = sorted(map(ord, letters))
    starts = [code for code in codes if chr(code - 1) not in letters]
    ends = [code for code in codes if chr(code + 1) not in letters]
    yield from zip(starts, ends, strict=True)
