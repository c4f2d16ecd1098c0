"""Words typed on the keys of another keyboard's layout: Gfibyzy is Пашинян."""

from typing import Final

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_OTHERS: Final = (
    "йцукенгшщзхъфывапролджэячсмитьбюё",
    "йцукенгшщзхїфівапролджєячсмитьбюґ",
    ";ςερτυθιοπ[]ασδφγηξκλ\u0384'ζχψωβνμ,.`",
    "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ;",
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظذ"[:33],
)
_FROM_LATIN: Final = tuple(str.maketrans(_LATIN, other) for other in _OTHERS)
_TO_LATIN: Final = tuple(str.maketrans(other, _LATIN) for other in _OTHERS)


def retyped(word: str) -> list[str]:
    """What the same keys write in other layouts: of a Latin word in all, of another in Latin."""
    tables = _FROM_LATIN if word.isascii() else _TO_LATIN
    typed = dict.fromkeys(word.lower().translate(table) for table in tables)
    return [other for other in typed if _is_whole(other, word)]


def _is_whole(other: str, word: str) -> bool:
    """Whether every key wrote a letter, and all of the one script."""
    return other.isalpha() and other.isascii() != word.isascii()
