"""Characters that some write otherwise: traditional and Japanese ones as simplified ones, katakana as hiragana.

A text in either is found by words in the other. Each character stands for one, so that places stay.
"""

import re
from functools import cache
from typing import Final

from opencc import OpenCC

_EAST_ASIAN: Final = re.compile("[\u30a1-\u30f6\u3400-\u9fff]")
_KATAKANA: Final = range(0x30A1, 0x30F7)
_TO_HIRAGANA: Final = -0x60
_HAN: Final = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))


def one_spelling(text: str) -> str:
    """The text as readers of any of these spellings would look for it; of the same length."""
    return text.translate(_table()) if _EAST_ASIAN.search(text) else text


@cache
def _table() -> dict[int, str]:
    """What becomes of each character; what simplified Chinese writes otherwise, Japanese has no say in."""
    characters = "\n".join(map(chr, _HAN))
    traditional = OpenCC("t2s").convert(characters).split("\n")
    japanese = OpenCC("t2s").convert(OpenCC("jp2t").convert(characters)).split("\n")
    pairs = zip(map(chr, _HAN), traditional, japanese, strict=True)
    table = {ord(own): simple if simple != own else other for own, simple, other in pairs}
    table |= {code: chr(code + _TO_HIRAGANA) for code in _KATAKANA}
    return {code: character for code, character in table.items() if chr(code) != character and len(character) == 1}
