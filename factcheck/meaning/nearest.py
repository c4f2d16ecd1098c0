"""Which records mean nearly what a few words ask, in any language, for searches whose words no record has."""

from functools import lru_cache
from typing import Any, Final

from factcheck.meaning import encoding
from factcheck.meaning.matrix import matrix
from factcheck.meaning.texts import kinds

_LOOKED_AT: Final = 25
_PLAIN: Final = 0.86
"""From how much on, nearness and lead together, the nearest is no chance: what has nothing to do with a text is as near
to it as most others are."""
_LEAST: Final = 0.3
"""Of the way from the last of those that are looked at to the nearest."""


def nearest(kind: str, words: str) -> dict[int, float]:
    """The rows nearest to some words, and how near each is: 1 for the nearest, 0 for one that many are as near as.

    None without models of meaning, of kinds that they don't know, and where none stands out.
    """
    if kind not in kinds() or not encoding.is_available():
        return {}
    found = matrix().nearest("across", _vector(words), _LOOKED_AT)
    if not found or (lead := found[0].near - found[-1].near) + found[0].near < _PLAIN or not lead:
        return {}
    shares = {row.record: (row.near - found[-1].near) / lead for row in found}
    return {record: share for record, share in shares.items() if share >= _LEAST}


@lru_cache(maxsize=256)
def _vector(words: str) -> Any:
    # A page counts facets, and goes on to the next, for the same words.
    return encoding.across([words], asked=True)[0]
