"""The lexical half of matching: rows that share telling words with a text, by the index that lists are searched by."""

from factcheck.publishing.finding.candidates import Branch, Found, Weighted, branches_of, gathered_all
from factcheck.publishing.finding.vocabulary import Similar, Vocabulary, vocabulary

__all__ = [
    "Branch",
    "Found",
    "Similar",
    "Vocabulary",
    "Weighted",
    "branches_of",
    "gathered_all",
    "similar_words",
    "vocabulary",
]


def similar_words(word: str) -> list[Similar]:
    """Words of the newest records that are nearly the same as this one, the most alike first."""
    return vocabulary().similar(word)
