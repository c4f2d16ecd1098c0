"""One spelling for what readers take for the same letter: case, accents, digits and letters that few keyboards have."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# What stands for an apostrophe in a word.
_LIKE_APOSTROPHES: Final = "’‘ʼ´`′\u05f3\u05f4\ua78c"
APOSTROPHE: Final = re.compile(f"['{_LIKE_APOSTROPHES}]")
"""Any of the characters that stand for an apostrophe in a word."""

_QUOTES: Final = '"\u201c\u201d\u201e'
_ENDS: Final = rf"(?![א-ת{_QUOTES}])"
# A lone letter that may be “the”, “and” or “in” stands before a quotation, unless only one letter follows.
_GERSHAYIM: Final = re.compile(
    rf"(?<=[א-ת])[{_QUOTES}](?=[א-ת]{_ENDS})"
    rf"|(?:(?<=[א-ת][א-ת])|(?<=[אגדזחטיסעפצקרת]))[{_QUOTES}](?=[א-ת]{{2,3}}{_ENDS})"
)


def _table(letters: str, plain: str) -> dict[str, str]:
    return dict(zip(letters, plain, strict=True))


# Letters that don't decompose, as those write them who lack a key for them.
_LATIN: Final = _table("ıəłøđðħŧŋɓɗƙɛɔ", "ieloddhtnbdkeo")
_CYRILLIC: Final = _table("ґғқҡңүұөһҳҷҙҫҗ", "ггккнууоххчзсж")
# Ta marbuta and the other forms of ha; alif maqsura and the other forms of ya; kaf; alif with wasla; signs of numbers.
_ARABIC: Final = _table(
    "\u0629\u06c1\u06be\u06d5\u06c3\u0649\u06cc\u06d2\u06a9\u0671\u066b\u066c",
    "\u0647\u0647\u0647\u0647\u0647\u064a\u064a\u064a\u0643\u0627.,",
)
_TWO: Final = {"œ": "oe", "æ": "ae", "þ": "th"}
# What transliterations write for letters that Latin lacks; Hindi's nukta; tatweel, which only stretches a word; a
# hamza by itself, which is often left out.
_LEFT_OUT: Final = dict.fromkeys("ʾʿʻʹʺˈˊ\u093c\u0640\u0621", "")
_PLAIN: Final = str.maketrans(_LATIN | _CYRILLIC | _ARABIC | _TWO | _LEFT_OUT | dict.fromkeys(_LIKE_APOSTROPHES, "'"))
# An accent by itself decomposes to a space with an accent.
_PLAIN_BEFORE: Final = str.maketrans("´", "'")
# Canonical combining classes of accents and points: those of Hebrew, Arabic and Syriac, overlays, and all that
# stand above or below. What else combines is part of a letter: vowel signs, viramas, the voicing of kana.
_ACCENTS: Final = frozenset({1, *range(10, 37), *range(200, 241)})


@dataclass(frozen=True)
class Folded:
    """A folded text, and for each character of the original where what is made of it ends: a range, if itself is."""

    text: str
    ends: Sequence[int]

    def place(self, folded: int) -> int:
        """The character of the original that this one of the folded text was made of."""
        return bisect_left(self.ends, folded + 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a stretch of the folded text lies, with the marks on its last letter."""
        if isinstance(self.ends, range):
            return start, end
        last = self.place(end - 1) + 1
        while last < len(self.ends) and self.ends[last] == self.ends[last - 1]:
            last += 1
        return self.place(start), last


def with_gershayim(text: str) -> str:
    """The text with the sign of Hebrew abbreviations where a quotation mark stands for it; of the same length."""
    return _GERSHAYIM.sub("\u05f4", text)


def fold(text: str) -> str:
    """The text without case, accents and invisible marks; each character becomes the same whatever stands beside it."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    return "".join(map(_folded, text))


def folded(text: str) -> Folded:
    """The folded text, with the way back to the original."""
    if text.isascii():
        return Folded(fold(text), range(1, len(text) + 1))
    parts = [_folded(character) for character in text]
    ends, length = [], 0
    for part in parts:
        length += len(part)
        ends.append(length)
    return Folded("".join(parts), ends)


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    # Decomposing can bring forth capitals, and folding what is not decomposed.
    decomposed = unicodedata.normalize("NFKD", character.translate(_PLAIN_BEFORE)).casefold()
    letters = unicodedata.normalize("NFKD", decomposed)
    return "".join(_digit(each) for each in letters if not _is_mark(each)).translate(_PLAIN)


def _digit(character: str) -> str:
    """The same digit as ASCII has it, in whatever script it is."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def _is_mark(character: str) -> bool:
    """Whether it only changes how others look: an accent, a soft hyphen, a joiner, a variant of a picture."""
    if unicodedata.combining(character) in _ACCENTS:
        return True
    return unicodedata.category(character) in {"Cf", "Me"} or "\ufe00" <= character <= "\ufe0f" or character == "\u034f"
