"""Claims that the model of English can't compare with a text: if they share no words, that of many languages tells."""

import math
from collections.abc import Sequence
from typing import Final

from factcheck.matching.features import FEATURES
from factcheck.matching.question import MISSING

_SHARED: Final = FEATURES.index("both_asked")
_NEAR: Final = FEATURES.index("meaning_across_near")
_BEHIND: Final = FEATURES.index("meaning_across_behind")
_SPREAD: Final = FEATURES.index("meaning_across_spread")
_FEW: Final = 0.1
"""Up to which share of the text's words, by weight, the claim may be in another language."""
_WIDEST: Final = 0.12
_UNRELATED: Final = 0.845
"""How near that model puts sentences that have nothing in common, at most."""
_DOUBTED: Final = 0.14
"""What then is left of a probability: so little that no page tells of the claim."""
# Fitted on the train split of one set of English texts, whose words were left out.
_CURVE: Final = (3.1, -139.0, 46.8, -5.2)


def is_compared(row: Sequence[float]) -> bool:
    """Whether that model compared a claim with the text."""
    return row[_NEAR] != MISSING


def probability(row: Sequence[float], *, unsure: bool = False) -> float:
    """How probable it is by meaning alone that a text is about a claim that shares no words with it.

    Args:
        row: the features of the claim.
        unsure: whether another claim may be nearer.
    """
    if row[_SHARED] > _FEW or row[_NEAR] <= 0:
        return 0.0
    near, behind, spread, constant = _CURVE
    total = near * row[_NEAR] + behind * row[_BEHIND] + spread * min(row[_SPREAD], _WIDEST) + constant
    share = _DOUBTED if unsure or row[_NEAR] < _UNRELATED else 1.0
    return share / (1 + math.exp(-max(-30.0, min(30.0, total))))
