"""Columns that say the same in several languages: “claim_en” and “claim_de”, “Claim” and “Claim (German)”."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factcheck.importing.understanding.languages import understood_language
from factcheck.importing.understanding.texts import bare

_BEFORE_TAG: Final = " \t\n\r\f\v_.:@([/-"
_TAG_AT_END: Final = re.compile(r"[\s_.:@(\[/-]([^\W\d_]{2,20}(?:[-_][A-Za-z]{2,4})?)[)\]]?\Z")
_WORDS: Final = frozenset({"id", "no", "is", "to", "it", "so"})
"""Tags of languages that are words of headings, unless other columns end with tags, too."""


_IN_LANGUAGES: Final = {
    "claimant": {
        "en": "claimant; speaker",
        "de": "sprecher; sprecherin; urheber",
        "fr": "locuteur; intervenant; orateur",
        "es": "hablante; orador",
        "it": "oratore; parlante",
        "ru": "заявитель; спикер; персона; автор высказывания",
        "uk": "спікер; автор заяви",
        "hy": "խոսող; մեջբերվող",
        "tr": "konuşmacı; iddia sahibi",
        "ar": "المتحدث; صاحب الادعاء",
    },
    "claim": {
        "en": "claim; statement; claim text",
        "de": "behauptung; aussage",
        "fr": "affirmation; déclaration; allégation",
        "es": "afirmación; declaración",
        "pt": "afirmação; alegação",
        "it": "affermazione; dichiarazione",
        "ru": "утверждение; заявление; высказывание",
        "uk": "твердження; заява",
        "hy": "պնդում; հայտարարություն",
        "tr": "iddia; iddia metni",
        "ar": "ادعاء; الادعاء; تصريح",
    },
}
"""Headings that are words of one language, by what they are called here."""


class Tagged(NamedTuple):
    """A heading without its language, and the tag of that; empty where it names none."""

    heading: str
    tag: str


@lru_cache(maxsize=2_000)
def tagged(heading: str) -> Tagged:
    """What a heading is about, and in which language."""
    heading = heading.partition(" / ")[0]
    if known := _known().get(bare(heading)):
        return known
    found = _TAG_AT_END.search(heading.rstrip())
    untagged = heading[: found.start()].rstrip(_BEFORE_TAG) if found else ""
    tag = understood_language(found[1]).tag if found and untagged else ""
    if not tag:
        return Tagged(bare(heading), "")
    same = _known().get(bare(untagged))
    return Tagged(same.heading if same else bare(untagged), tag)


@cache
def _known() -> dict[str, Tagged]:
    words = (
        (meant, tag, word)
        for meant, tags in _IN_LANGUAGES.items()
        for tag, said in tags.items()
        for word in said.split("; ")
    )
    return {bare(word): Tagged(meant, tag) for meant, tag, word in words}


def say_the_same(one: str, other: str) -> bool:
    """Whether two headings differ in their language only."""
    first, second = tagged(one), tagged(other)
    are_told = bool(first.tag and second.tag) or (first.tag or second.tag) not in _WORDS
    return first.heading == second.heading and first.tag != second.tag and are_told


def language_among(column: str, columns: Sequence[str]) -> str:
    """The language of a column that stands among those of other languages; empty where none tells. A heading in a
    language does not tell that what stands below it is in that.
    """
    if bare(column.partition(" / ")[0]) in _known():
        return ""
    return tagged(column).tag if any(say_the_same(column, other) for other in columns) else ""
