"""The kinds of record of this app as readers and programs see them: the public half of each declaration."""

from typing import Final

from claims.kinds.claim import CLAIM
from claims.kinds.claimant import CLAIMANT
from claims.kinds.review import REVIEW
from claims.kinds.topic import TOPIC

__all__ = ["CLAIM", "CLAIMANT", "KINDS", "REVIEW", "TOPIC"]

KINDS: Final = (CLAIM, CLAIMANT, TOPIC, REVIEW)
