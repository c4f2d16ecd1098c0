"""Whether the day or the month comes first in the dates of a page: blog software declares American English unasked."""

import re
from typing import Final

from sources.intake.written_dates import DAY_FIRST, MONTH_FIRST, is_untold, with_digits

_DATE: Final = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2[12]\d{3}(?!\d)")
_MONTHS: Final = 12
# “Springfield, IL 62701”, “Springfield, IL 62701-1234”.
_AMERICAN: Final = re.compile(
    r"[a-z], (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[AT]|W[AIVY])\.? \d{5}(?:-\d{4})?(?![\d-])"
)


def language_of_dates(language: str, text: str) -> str:
    """The language in which dates of a text are read: the given one, unless its order is untold and the text tells it.

    A date that can be read in one way only tells it where none is against it; so does an American postal address of a
    page in American English.
    """
    if not is_untold(language):
        return language
    pairs = {(int(found[1]) > _MONTHS, int(found[3]) > _MONTHS) for found in _DATE.finditer(with_digits(text))}
    is_day_first, is_month_first = (True, False) in pairs, (False, True) in pairs
    if is_day_first == is_month_first:
        is_american = language.lower() == "en-us" and not is_day_first and _AMERICAN.search(text)
        return MONTH_FIRST if is_american else language
    return DAY_FIRST if is_day_first else MONTH_FIRST
