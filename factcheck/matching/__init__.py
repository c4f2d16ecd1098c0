"""Which claims a text is about: what words and models of meaning find, put in order by a small trained re-ranker."""

from factcheck.matching.asked import Asked, Sentence, sentences
from factcheck.matching.engine import LIKELY, POSSIBLE, Match, match, match_all, rank, semantic_available, threshold
from factcheck.matching.reasons import Because, Reason

__all__ = [
    "LIKELY",
    "POSSIBLE",
    "Asked",
    "Because",
    "Match",
    "Reason",
    "Sentence",
    "match",
    "match_all",
    "rank",
    "semantic_available",
    "sentences",
    "threshold",
]
