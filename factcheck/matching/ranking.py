"""The re-ranker: weighs what is known of each candidate, and says how probable it is that the text is about it.

A sum of weights, which knows what stands beside a candidate, and trees, which know what counts beside what, add up.

Its weights were trained by `python -m tests.benchmarks.matching.training` and lie in `weights.json`.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from factcheck.matching import trees
from factcheck.matching.features import FEATURES
from factcheck.matching.question import MISSING
from factcheck.matching.trees import Trees

_PARTS: Final = ("mean", "scale", "weight")
_NEAR: Final = FEATURES.index("meaning_text_near")
_FARTHEST: Final = 4.0
"""From its mean, in standard deviations, that a feature counts."""
NO_TREES: Final = Trees()


@dataclass(frozen=True)
class Model:
    """Weights of features, and how their sum becomes a probability."""

    places: Sequence[int]
    means: Sequence[float]
    scales: Sequence[float]
    weights: Sequence[float]
    # Of the sum, of its lead over the other candidates, and a constant.
    calibration: tuple[float, float, float]
    trees: Trees = NO_TREES
    # Rates of false alarms, each with the least probability at which they are no more.
    alarms: Sequence[tuple[float, float]] = ()

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """How probable it is of each candidate of one text that the text is about it."""
        sums = [self.sum(row) for row in rows]
        highest = max(sums, default=0.0)
        whole = math.log(sum(math.exp(each - highest) for each in sums) or 1.0) + highest
        return [self._probability(each, each - whole) for each in sums]

    def sum(self, row: Sequence[float]) -> float:
        """What the weights and the trees make of a candidate's features."""
        known = zip(self.places, self.means, self.scales, self.weights, strict=True)
        weighed = sum(weight * _bounded((row[place] - mean) / scale) for place, mean, scale, weight in known)
        return weighed + self.trees.sum(row)

    def threshold(self, false_alarms: float) -> float:
        """The least probability at which so many of the texts that no claim is about are taken for one.

        Args:
            false_alarms: a share, from 0 to 1.
        """
        allowed = [probability for rate, probability in self.alarms if rate <= false_alarms]
        return min(allowed, default=1.0)

    def _probability(self, total: float, lead: float) -> float:
        by_sum, by_lead, constant = self.calibration
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, by_sum * total + by_lead * lead + constant))))


def _bounded(value: float) -> float:
    return max(-_FARTHEST, min(_FARTHEST, value))


@lru_cache
def model(*, semantic: bool) -> Model:
    """The re-ranker for candidates whose meaning is compared too, or for words alone."""
    read: dict[str, Any] = json.loads(files("factcheck.matching").joinpath("weights.json").read_text("utf-8"))
    return loaded(read["semantic" if semantic else "words"])


def has_meaning(row: Sequence[float]) -> bool:
    """Whether the meanings of a text and a candidate were compared."""
    return row[_NEAR] != MISSING


def probabilities(rows: Sequence[Sequence[float]]) -> list[float]:
    """How probable each candidate is: by the weights for words, or by those with meaning if it was compared."""
    meant = [row for row in rows if has_meaning(row)]
    by_meaning = iter(model(semantic=True).probabilities(meant))
    if len(meant) == len(rows):
        return list(by_meaning)
    by_words = model(semantic=False).probabilities(rows)
    return [next(by_meaning) if has_meaning(row) else chance for row, chance in zip(rows, by_words, strict=True)]


def loaded(read: dict[str, Any]) -> Model:
    """A model as its JSON spells it."""
    names = list(read["features"])
    means, scales, weights = ([each[part] for each in read["features"].values()] for part in _PARTS)
    calibration = read["calibration"]
    spelt = (calibration["sum"], calibration["lead"], calibration["constant"])
    alarms = [(alarm["rate"], alarm["probability"]) for alarm in read["alarms"]]
    of_trees = trees.loaded(read["trees"], [FEATURES.index(name) for name in read["trees"]["features"]])
    return Model([FEATURES.index(name) for name in names], means, scales, weights, spelt, of_trees, alarms)
