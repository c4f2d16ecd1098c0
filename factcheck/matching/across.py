"""Claims in another language than the text: they share no words, so that the model of many languages alone tells."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from factcheck.analysis.scripts import script
from factcheck.matching.analysed import Analysed
from factcheck.matching.candidates import Sought, alike
from factcheck.matching.features import FEATURES
from factcheck.matching.question import Compared

_SHARED: Final = FEATURES.index("both_asked")
_NEAR: Final = FEATURES.index("meaning_across_near")
_BEHIND: Final = FEATURES.index("meaning_across_behind")
_SPREAD: Final = FEATURES.index("meaning_across_spread")
_FEW: Final = 0.1
"""Up to which share of the text's words, by weight, the claim may be in another language."""
_WIDEST: Final = 0.12
# Fitted on the train split of one set of English texts, whose words were left out.
_CURVE: Final = (3.1, -139.0, 46.8, -5.2)


def differ(sought: Sought, claim: Compared) -> bool:
    """Whether a text and a claim are in different languages, as is told of both or as their letters show."""
    are_told = bool(sought.language and claim.language)
    return (are_told and not alike(sought.language, claim.language)) or _letters(sought.text) != _letters(claim.text)


def _letters(text: Analysed) -> str:
    """The script of most of a text's words."""
    scripts = Counter(script(word.key[0]) for word in text.words if not word.is_number)
    return scripts.most_common(1)[0][0] if scripts else ""


def probability(row: Sequence[float]) -> float:
    """How probable it is by meaning alone that a text is about a claim that shares no words with it."""
    if row[_SHARED] > _FEW or row[_NEAR] <= 0:
        return 0.0
    near, behind, spread, constant = _CURVE
    total = near * row[_NEAR] + behind * row[_BEHIND] + spread * min(row[_SPREAD], _WIDEST) + constant
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
