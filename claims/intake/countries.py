"""Whether a name is that of a country, in the languages of the rules: its government speaks for it."""

from functools import cache
from typing import Final

from babel import Locale

_LANGUAGES: Final = ("en", "fr", "ru", "hy", "az", "ar")
_LETTERS: Final = 2


@cache
def _names() -> frozenset[str]:
    found = {
        name.casefold()
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == _LETTERS and code.isalpha()
    }
    return frozenset(
        found | {"united states", "the united states", "us", "u.s.", "uk", "russia", "britain", "états-unis"}
    )


def is_country(name: str) -> bool:
    """Whether a name is that of a country."""
    return name.casefold() in _names()
