"""The lexical half of matching: rows that share telling words with a text, by the index that lists are searched by."""

from collections.abc import Container, Sequence
from dataclasses import replace

from factcheck.analysis.terms import STEM
from factcheck.matching.analysed import Analysed, Word
from factcheck.publishing.finding.candidates import Branch, Found, Weighted, branches_of, gathered_all
from factcheck.publishing.finding.spacing import is_strange, segments
from factcheck.publishing.finding.vocabulary import Vocabulary, vocabulary

__all__ = [
    "Branch",
    "Found",
    "Vocabulary",
    "Weighted",
    "apart",
    "branches_of",
    "gathered_all",
    "vocabulary",
]


def apart(text: Analysed, joined: Container[int], known: Vocabulary) -> Analysed:
    """The text with each hashtag or handle that no record has as the words of which it was written together.

    Other words stay as they are: a name that is new here may consist of words by chance.

    Args:
        text: as it was asked for.
        joined: where in it such words begin.
        known: the words that records have.
    """
    return Analysed(tuple(part for word in text.words for part in _parts(word, joined, known)))


def _parts(word: Word, joined: Container[int], known: Vocabulary) -> Sequence[Word]:
    forms = [each for form in word.forms for each in (form, STEM + form)]
    if word.start not in joined or word.is_number or not is_strange(word.plain, forms, known):
        return [word]
    parts = Analysed.of(" ".join(segments(word.plain, known))).words
    return [replace(part, start=word.start, end=word.end) for part in parts] or [word]
