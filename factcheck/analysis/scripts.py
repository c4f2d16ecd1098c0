"""What a word's script says of it: whether words are set apart by spaces, and whether they have capitals."""

import unicodedata
from functools import lru_cache
from typing import Final

_UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "YI")
_CLUSTERED: Final = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "JAVANESE", "BALINESE", "TAI", "NEW TAI")
_CASED: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
_WITHOUT_VOWELS: Final = ("ARABIC", "HEBREW", "SYRIAC")
# A long vowel's mark, which is written in both kana, and the mark of a character said twice.
_COMMON_IN_KANA: Final = "ー々〻ゝゞヽヾ"


@lru_cache(maxsize=16384)
def script(character: str) -> str:
    """The first word of the character's name, which is that of its script, such as LATIN; "" for a nameless one."""
    if character in _COMMON_IN_KANA:
        return "KATAKANA"
    return unicodedata.name(character, "").partition(" ")[0]


@lru_cache(maxsize=16384)
def pieces_of(character: str) -> int:
    """How many characters of a script without spaces make a piece to search for; 0 where words stand apart."""
    if character.isascii():
        return 0
    name = script(character)
    return 2 if name in _UNSPACED else 3 if name in _CLUSTERED else 0


def has_case(word: str) -> bool:
    """Whether the word's script sets names apart by capitals."""
    return script(word[0]) in _CASED


def has_no_vowels(word: str) -> bool:
    """Whether the word's script leaves out short vowels."""
    return script(word[0]) in _WITHOUT_VOWELS
