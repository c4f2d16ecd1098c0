"""The names of months in many languages, and the languages in which a name means another month."""

from functools import cache
from typing import Final

from babel import Locale

from factcheck.analysis.folding import fold

LANGUAGES: Final = (
    *("en", "fr", "de", "es", "pt", "it", "ru", "uk", "be", "bg", "sr", "sr_Latn", "mk", "hr", "bs", "sl", "cs", "sk"),
    *(
        "pl",
        "hu",
        "ro",
        "sq",
        "el",
        "tr",
        "az",
        "hy",
        "ka",
        "he",
        "ar",
        "ar_SY",
        "ar_DZ",
        "fa",
        "ur",
        "hi",
        "bn",
        "ta",
        "te",
        "ml",
        "mr",
    ),
    *(
        "gu",
        "kn",
        "pa",
        "ne",
        "si",
        "th",
        "my",
        "km",
        "lo",
        "vi",
        "id",
        "ms",
        "fil",
        "sw",
        "am",
        "nl",
        "af",
        "da",
        "sv",
    ),
    *("nb", "is", "fi", "et", "lv", "lt", "ca", "gl", "eu", "kk", "ky", "uz", "mn"),
)
# Spellings that people write and the calendars of CLDR leave out.
_OTHERS: Final = {"sept": 9, "juil": 7, "setembro": 9, "setiembre": 9, "janner": 1, "janvier": 1}
# Their genitives in Azerbaijani.
_GENITIVES: Final = (
    *("yanvarın", "fevralın", "martın", "aprelin", "mayın", "iyunun", "iyulun", "avqustun", "sentyabrın", "oktyabrın"),
    *("noyabrın", "dekabrın"),
)


def month_of(word: str, language: str = "") -> int | None:
    """The month, 1 to 12, that a word names; None for no month, or where languages differ and none is told."""
    by_language = _names().get(_plain(word))
    if by_language is None:
        return None
    if own := by_language.get(language.partition("-")[0]):
        return own
    months = set(by_language.values())
    return months.pop() if len(months) == 1 else None


@cache
def _names() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {word: {"": month} for word, month in _OTHERS.items()}
    for month, written in enumerate(_GENITIVES, 1):
        _add(found, written, "az", month)
    for name in LANGUAGES:
        months = Locale.parse(name).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, written in months[context][width].items():
                    _add(found, written, name.partition("_")[0], month)
    return found


def _plain(word: str) -> str:
    return fold(word).strip(". ")


def _add(found: dict[str, dict[str, int]], written: str, language: str, month: int) -> None:
    word = _plain(written)
    # Some calendars only number their months: "M01", "1월", "tháng 1".
    if word and not any(character.isdigit() for character in word):
        found.setdefault(word, {})[language] = month
        found.setdefault(word.split()[-1], {}).setdefault(language, month)
