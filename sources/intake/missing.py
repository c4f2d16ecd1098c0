"""Paragraphs of a page that its source's text lacks, and where they go."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from factcheck.analysis.normalising import normalised
from sources.anchoring import spans_of
from sources.intake.markup.article import LeftOut

MOST: Final = 100
_LONGEST: Final = 5000


def missing_from(text: str, left_out: Iterable[LeftOut]) -> list[LeftOut]:
    """Those of the paragraphs that the text does not hold, at most a hundred; each cut at 5,000 characters."""
    plain = normalised(text)
    lacking = (left for left in left_out if normalised(left.words) not in plain)
    return [LeftOut(left.words[:_LONGEST], left.behind[:_LONGEST]) for left in islice(lacking, MOST)]


def with_paragraphs(text: str, paragraphs: Iterable[LeftOut]) -> str:
    """The text with each paragraph behind the one that it stood behind, or at the end where that is not in the text."""
    last: dict[str, str] = {}
    for words, behind in paragraphs:
        text = _with(text, words, last.get(behind, behind))
        last[behind] = words
    return text


def _with(text: str, words: str, behind: str) -> str:
    if not behind:
        return f"{words}\n{text}"
    places = list(islice(spans_of(text, behind), 2))
    end = places[0].end if len(places) == 1 else len(text.rstrip())
    return f"{text[:end]}\n{words}{text[end:]}"
