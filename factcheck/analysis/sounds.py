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
_NEARER: Final = 0.9
"""From which likeness on, from 0 to 1, names of one key are taken for each other; one that has hardly a vowel."""
_TELLING: Final = 4
"""So many consonants tell a name apart from most others."""
_ARTICLE: Final = re.compile("^\u0627\u0644(?=.{3})")
_SAME: Final = (
    *((r"tch|tsch", "s"), (r"dzh|dsch|dj|dž", "j"), (r"sch|sh|zh|ch(?=[eiaouy])|ts|tz|cz|sz|dh(?=r|a|e|i)", "s")),
    *((r"kh|gh|ck|ch", "k"), (r"ph", "b"), (r"th|dh", "t"), (r"c(?=[eiy])", "s"), (r"(.)\1+", r"\1")),
)
_PATTERNS: Final = tuple((re.compile(pattern), instead) for pattern, instead in _SAME)
_ONE: Final = str.maketrans(
    {**dict.fromkeys("pvf", "b"), **dict.fromkeys("d", "t"), **dict.fromkeys("gqxc", "k"), "z": "s"}
    | dict.fromkeys("aeiouyjwh", "")
)
_ALIKE: Final = str.maketrans("qczwy", "kksvi")
# Letters that are h in some languages or names, and letters that some read as others do not: w as a vowel or as v,
# dh and ch by the language that they are of.
_BREATHED: Final = str.maketrans("гх", "hh")
_OTHERWISE: Final = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("w", "v"),
        ("dh", "d"),
        ("kh", "h"),
        ("(?<![st])ch(?=[eiaouy])", "q"),
        ("(?<![sct])ch", "sh"),
    )
)
# Letters that transliterations without marks would take for others, and that are a vowel or a v by what stands around.
_SPELT: Final = "ו=w و=w ę=en ą=on ř=rzh ş=sh š=sh ç=ch č=ch ć=ch ž=zh ğ=gh ä=a"
_MARKED: Final = str.maketrans(dict(pair.split("=") for pair in _SPELT.split()))
# Letters that sound by what stands beside them: pairs of Greek, unless a vowel stands before them; a ligature of
# Armenian taken apart; Hindi's point above, which is n but before p and b.
_BESIDE: Final = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        *(("(?<![αάεέηήιίοόυύωώ])" + pair, sound) for pair, sound in (("ντ", "d"), ("μπ", "b"), ("γκ", "g"))),
        *(("τζ", "j"), ("եւ", "ev"), ("[ंँ](?![पफबभम])", "न्")),
    )
)


@lru_cache(maxsize=16384)
def romanised(word: str) -> str:
    """The word in Latin letters, small ones alone; without the article that Arabic writes with it."""
    letters = _ARTICLE.sub("", unicodedata.normalize("NFC", word)).lower().translate(_MARKED)
    for pattern, sound in _BESIDE:
        letters = pattern.sub(sound, letters)
    return "".join(filter(str.isalpha, anyascii(letters).lower()))


def sound_key(word: str) -> str:
    """What the word's sounds have in common with other spellings of it; "" for one too short to tell."""
    return next(iter(sound_keys(word)), "")


def _key(letters: str) -> str:
    key = letters.translate(_ONE)
    return key if len(key) > 1 else ""


@lru_cache(maxsize=16384)
def sound_keys(word: str) -> tuple[str, ...]:
    """The keys that the word may have: by the commonest reading of its letters, and by another that some have."""
    other = romanised(word.lower().translate(_BREATHED))
    for pattern, instead in _OTHERWISE:
        other = pattern.sub(instead, other)
    keys = (_key(_simplified(letters)) for letters in (romanised(word), other))
    return tuple(dict.fromkeys(filter(None, keys)))


def sounds_alike(one: str, other: str) -> bool:
    """Whether two words of one sound key may be the same name; both are in Latin letters."""
    return likeness(one, other) > 0


def likeness(one: str, other: str, *, bare: bool = True) -> float:
    """How alike two words of one sound key are, up to 1, or 0 where they are no one name.

    Where one was written without vowels, its consonants are all there is to compare, and few of them say little.

    Args:
        one: in Latin letters.
        other: likewise.
        bare: whether the first may have been written without vowels, and does not just lack them, as asdf does.
    """
    if not one or not other:
        return 0.0
    fewer, more = sorted([_vowels(one), _vowels(other)])
    lacking = fewer <= 1 < more
    if lacking and (bare or fewer < _vowels(one)):
        return _NEAR * min(len(_key(_simplified(one))), len(_key(_simplified(other))), _TELLING) / _TELLING
    found = JaroWinkler.similarity(_comparable(one), _comparable(other))
    return float(found) if found >= (_NEARER if lacking else _NEAR) else 0.0


def spelt_alike(word: str) -> str:
    """The word as it would be spelt if each sound were spelt in one way: ethnic, etnik and էթնիկ are one."""
    return _comparable(romanised(word))


def _comparable(letters: str) -> str:
    return _simplified(letters).translate(_ALIKE)


@lru_cache(maxsize=16384)
def _simplified(letters: str) -> str:
    """Each sound spelt in one way, however many letters it took."""
    for pattern, instead in _PATTERNS:
        letters = pattern.sub(instead, letters)
    return letters


def _vowels(word: str) -> int:
    return sum(letter in "aeiou" for letter in word)
