"""Fits the re-ranker: a conditional logit over the candidates of each text, trees beside it, then a logistic curve for
probabilities.

Needs scikit-learn, with what it brings along.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Self

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from factcheck.matching.features import FEATURES, OF_MEANING, OF_TEXT, PLAIN, with_relative
from tests.benchmarks.matching.boosting import Boosted

_FARTHEST: Final = 4.0
_PENALTY: Final = 0.02
_RATES: Final = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3)
_FOLDS: Final = 4
_LIKELIEST: Final = 15
"""Candidates of a text, beside those that are right, from which trees learn."""

_DAYS: Final = [place for place, name in enumerate(PLAIN) if name.startswith(("said_", "reviewed_"))]


@dataclass
class Example:
    """The candidates of one text: what is known of each by itself, and which of them are right."""

    plain: Any
    right: Any

    @classmethod
    def of(cls, plain: Sequence[Sequence[float]], right: Sequence[bool]) -> Self:
        """An example of rows as the matcher gives them."""
        return cls(np.array(plain, float), np.array(right, float))

    @cached_property
    def rows(self) -> Any:
        """The features, those too that compare the candidates."""
        return np.array(with_relative(self.plain.tolist()), float).reshape(len(self.plain), len(FEATURES))

    @cached_property
    def unknown(self) -> "Example":
        """The same text without the claims that it repeats."""
        others = ~self.right.astype(bool)
        return Example(self.plain[others], self.right[others])

    @cached_property
    def undated(self) -> "Example":
        """The same text, of which it isn't known when it was said."""
        plain = self.plain.copy()
        plain[:, _DAYS] = 0
        return Example(plain, self.right)


def varied(examples: Sequence[Example]) -> list[Example]:
    """Each text twice: once without its day, if that is known."""
    dated = [bool(each.plain[:, _DAYS].any()) for each in examples]
    return [*examples, *(each.undated if known else each for each, known in zip(examples, dated, strict=True))]


@dataclass(frozen=True)
class Fitted:
    """Means, scales and weights of the features that are used, which are named by their places."""

    places: Sequence[int]
    means: Any
    scales: Any
    weights: Any

    def sums(self, rows: Any) -> Any:
        """The weighted sums of candidates."""
        values = (np.asarray(rows)[:, self.places] - self.means) / self.scales
        return np.clip(values, -_FARTHEST, _FARTHEST) @ self.weights


def places_of(*, semantic: bool, of_text: bool = False) -> list[int]:
    """The features that a re-ranker uses; those of meaning only where there are models of it.

    With meaning, the best of a text's candidates counts by how far it is before the next. What all have alike is left
    out, unless `of_text`: it puts none before another, but trees know by it how much others say.
    """
    without = {name for name in FEATURES if name.endswith("_behind" if semantic else "_apart") and name not in PLAIN}
    without |= set() if semantic else set(OF_MEANING)
    known = [place for place, name in enumerate(FEATURES) if name not in without]
    return known if of_text else [place for place in known if FEATURES[place] not in OF_TEXT]


def fit(examples: Sequence[Example], places: Sequence[int], penalty: float = _PENALTY) -> Fitted:
    """The weights under which right candidates are likeliest to be chosen among those of their text."""
    rows = np.concatenate([each.rows for each in examples])[:, places]
    means, scales = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    taught = [each for each in examples if each.right.any()]
    values = [np.clip((each.rows[:, places] - means) / scales, -_FARTHEST, _FARTHEST) for each in taught]
    found = minimize(
        _Loss(values, [each.right for each in taught], penalty), np.zeros(len(places)), jac=True, method="L-BFGS-B"
    )
    return Fitted(places, means, scales, found.x)


class _Loss:
    """How unlikely the right candidates are under some weights, and in which direction it changes most."""

    def __init__(self, values: Sequence[Any], right: Sequence[Any], penalty: float) -> None:
        self.penalty, self.count = penalty, len(values)
        self.values = np.concatenate(values)
        self.share = np.concatenate([each / each.sum() for each in right])
        sizes = [len(each) for each in values]
        self.starts = np.cumsum([0, *sizes[:-1]])
        self.of = np.repeat(np.arange(len(sizes)), sizes)

    def __call__(self, weights: Any) -> tuple[float, Any]:
        """The loss and its gradient."""
        sums = self.values @ weights
        sums -= np.maximum.reduceat(sums, self.starts)[self.of]
        chosen = np.exp(sums)
        whole = np.add.reduceat(chosen, self.starts)
        loss = (np.log(whole).sum() - sums @ self.share) / self.count
        gradient = self.values.T @ (chosen / whole[self.of] - self.share) / self.count
        return loss + self.penalty * weights @ weights / 2, gradient + self.penalty * weights


@dataclass(frozen=True)
class Both:
    """Weights and trees, which add up."""

    weights: Fitted
    trees: Boosted

    def sums(self, rows: Any) -> Any:
        """What both make of candidates."""
        return self.weights.sums(rows) + self.trees.sums(rows) if len(rows) else np.zeros(0)


def fit_both(examples: Sequence[Example], *, semantic: bool) -> Both:
    """Weights, and trees that are fitted to what the weights put first of each text, with and without what is right."""
    varying = varied(examples)
    weights = fit(varying, places_of(semantic=semantic))
    likeliest = [_likeliest(each, weights) for each in (*varying, *(one.unknown for one in varying)) if len(each.plain)]
    rows, right = (np.concatenate(part) for part in zip(*likeliest, strict=True))
    return Both(weights, Boosted.of(rows, right, places_of(semantic=semantic, of_text=True)))


def _likeliest(example: Example, weights: Fitted) -> tuple[Any, Any]:
    """The candidates of a text that the weights put first, and those that are right."""
    right = example.right.astype(bool)
    ranks = np.argsort(np.argsort(-weights.sums(example.rows)))
    kept = right | (ranks < _LIKELIEST)
    return example.rows[kept], right[kept]


def held_out(examples: Sequence[Example], *, semantic: bool) -> list[Any]:
    """The sums of each text's candidates, with and without those that are right, by a re-ranker fitted without it."""
    sums: list[Any] = [None] * len(examples)
    for taught, asked in KFold(_FOLDS, shuffle=True, random_state=0).split(examples):
        fitted = fit_both([examples[place] for place in taught], semantic=semantic)
        for place in asked:
            sums[place] = tuple(fitted.sums(each.rows) for each in (examples[place], examples[place].unknown))
    return sums


def trained(examples: Sequence[Example], *, semantic: bool) -> dict[str, Any]:
    """A re-ranker as `factcheck/matching/weights.json` spells it."""
    both = fit_both(examples, semantic=semantic)
    sums = held_out(examples, semantic=semantic)
    curve = _curve(examples, sums)
    fitted = both.weights
    columns = zip(fitted.places, fitted.means, fitted.scales, fitted.weights, strict=True)
    return {
        "features": {
            FEATURES[place]: {"mean": _short(mean), "scale": _short(scale), "weight": _short(weight)}
            for place, mean, scale, weight in columns
        },
        "calibration": {name: _short(value) for name, value in zip(("sum", "lead", "constant"), curve, strict=True)},
        "alarms": _alarms(examples, sums, curve),
        "trees": both.trees.spelt(FEATURES),
    }


def probabilities(sums: Any, curve: Sequence[float]) -> Any:
    """What a curve makes of the sums of one text's candidates."""
    lead = sums - np.logaddexp.reduce(sums)
    return 1 / (1 + np.exp(-(curve[0] * sums + curve[1] * lead + curve[2])))


def _curve(examples: Sequence[Example], sums: Sequence[Any]) -> tuple[float, float, float]:
    """The curve from sums to probabilities, on texts as they are and on the same without what is right."""
    columns, right = [], []
    for each, both in zip(examples, sums, strict=True):
        for text, values in zip((each, each.unknown), both, strict=True):
            if len(values):
                columns.append(np.stack([values, values - np.logaddexp.reduce(values)], axis=1))
                right.append(text.right)
    found = LogisticRegression(C=100.0).fit(np.concatenate(columns), np.concatenate(right).astype(int))
    return float(found.coef_[0][0]), float(found.coef_[0][1]), float(found.intercept_[0])


def _alarms(examples: Sequence[Example], sums: Sequence[Any], curve: Sequence[float]) -> list[dict[str, float]]:
    """By rate of false alarms, the least probability: of texts whose right claims are left out."""
    best = []
    for _, left in sums:
        best.append(float(probabilities(left, curve).max()) if len(left) else 0.0)
    return [{"rate": rate, "probability": _short(np.quantile(best, 1 - rate))} for rate in _RATES]


def _short(value: Any) -> float:
    return float(f"{float(value):.5g}")
