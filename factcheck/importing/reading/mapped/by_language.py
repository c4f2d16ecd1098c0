"""Columns that say the same in several languages: “claim_en” and “claim_de”, “Claim” and “Claim (German)”."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.importing.understanding.languages import understood_language
from factcheck.importing.understanding.texts import bare

_BEFORE_TAG: Final = " \t\n\r\f\v_.:@([/-"
_TAG_AT_END: Final = re.compile(r"[\s_.:@(\[/-]([^\W\d_]{2,20}(?:[-_][A-Za-z]{2,4})?)[)\]]?\Z")
_WORDS: Final = frozenset({"id", "no", "is", "to", "it", "so"})
"""Tags of languages that are words of headings, unless other columns end with tags, too."""


class Tagged(NamedTuple):
    """A heading without its language, and the tag of that; empty where it names none."""

    heading: str
    tag: str


@lru_cache(maxsize=2_000)
def tagged(heading: str) -> Tagged:
    """What a heading is about, and in which language."""
    found = _TAG_AT_END.search(heading.rstrip())
    untagged = heading[: found.start()].rstrip(_BEFORE_TAG) if found else ""
    tag = understood_language(found[1]).tag if found and untagged else ""
    return Tagged(bare(untagged), tag) if tag else Tagged(bare(heading), "")


def say_the_same(one: str, other: str) -> bool:
    """Whether two headings differ in their language only."""
    first, second = tagged(one), tagged(other)
    are_told = bool(first.tag and second.tag) or (first.tag or second.tag) not in _WORDS
    return first.heading == second.heading and first.tag != second.tag and are_told


def language_among(column: str, columns: Sequence[str]) -> str:
    """The language of a column that stands among those of other languages; empty where none tells."""
    return tagged(column).tag if any(say_the_same(column, other) for other in columns) else ""
