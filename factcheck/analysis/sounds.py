"""Names as they sound, across scripts and ways to transliterate: Пашинян, باشينيان and Pachinian are one.

A public transliteration puts a name into Latin letters. Its sound key is its consonants, those that are taken for each
other as one; names of one key are compared by all of their letters.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

_NEAR: Final = 0.75
"""From which likeness on, from 0 to 1, names of one key are taken for each other."""
_ARTICLE: Final = re.compile("^\u0627\u0644(?=.{3})")
_SAME: Final = (
    *((r"tch|tsch|dzh|dsch|dj|dž", "j"), (r"sch|sh|zh|ch(?=[eiaouy])|ts|tz|cz|sz|dh(?=r|a|e|i)", "s")),
    *((r"kh|gh|ck|ch", "k"), (r"ph", "b"), (r"th|dh", "t"), (r"c(?=[eiy])", "s"), (r"(.)\1+", r"\1")),
)
_PATTERNS: Final = tuple((re.compile(pattern), instead) for pattern, instead in _SAME)
_ONE: Final = str.maketrans(
    {**dict.fromkeys("pvf", "b"), **dict.fromkeys("d", "t"), **dict.fromkeys("gqxc", "k"), "z": "s"}
    | dict.fromkeys("aeiouyjwh", "")
)
# Letters that transliterations without marks would take for others.
_MARKED: Final = str.maketrans({"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ğ": "gh", "ä": "a"})


@lru_cache(maxsize=16384)
def romanised(word: str) -> str:
    """The word in Latin letters, small ones alone; without the article that Arabic writes with it."""
    letters = _ARTICLE.sub("", unicodedata.normalize("NFC", word)).lower().translate(_MARKED)
    return "".join(filter(str.isalpha, anyascii(letters).lower()))


@lru_cache(maxsize=16384)
def sound_key(word: str) -> str:
    """What the word's sounds have in common with other spellings of it; "" for one too short to tell."""
    key = _simplified(romanised(word)).translate(_ONE)
    return key if len(key) > 1 else ""


def sounds_alike(one: str, other: str) -> bool:
    """Whether two words of one sound key may be the same name; both are in Latin letters.

    Where one was written without vowels, its consonants are all there is to compare.
    """
    if not one or not other or min(map(_vowels, (one, other))) <= 1 < max(map(_vowels, (one, other))):
        return bool(one and other)
    return bool(JaroWinkler.similarity(_simplified(one), _simplified(other)) >= _NEAR)


@lru_cache(maxsize=16384)
def _simplified(letters: str) -> str:
    """Each sound spelt in one way, however many letters it took."""
    for pattern, instead in _PATTERNS:
        letters = pattern.sub(instead, letters)
    return letters


def _vowels(word: str) -> int:
    return sum(letter in "aeiou" for letter in word)
