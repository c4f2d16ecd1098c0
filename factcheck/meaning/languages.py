"""Which texts the model of English knows."""

from typing import Final

from factcheck.analysis.scripts import script

ENGLISH: Final = "en"
_HALF: Final = 0.5


def alike(one: str, other: str) -> bool:
    """Whether two BCP 47 tags are of one language, whatever else they say."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def is_english(text: str, language: str) -> bool:
    """Whether a text can be compared by the model of English: it is said to be, or has no other letters.

    Args:
        text: as people wrote it.
        language: a BCP 47 tag, or "" where it isn't known.
    """
    letters = [letter for letter in text if letter.isalpha()]
    if not language:
        return all(map(str.isascii, letters))
    latin = sum(letter.isascii() or script(letter) == "LATIN" for letter in letters)
    return alike(language, ENGLISH) and latin >= _HALF * len(letters)
