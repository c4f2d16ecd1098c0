"""Fits the trees of the re-ranker: gradient boosting over pairs of a text and one of its likeliest candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

_ROUNDS: Final = 100
_LEAVES: Final = 8


@dataclass(frozen=True)
class Boosted:
    """Fitted trees, and the features that they look at, by place."""

    places: Sequence[int]
    model: Any

    @classmethod
    def of(cls, rows: Any, right: Any, places: Sequence[int]) -> "Boosted":
        """Trees fitted to candidates, each of which is right or not."""
        model = HistGradientBoostingClassifier(
            max_iter=_ROUNDS,
            max_leaf_nodes=_LEAVES,
            l2_regularization=5.0,
            # Each split looks at a part of the features: trees that differ make fewer mistakes together.
            max_features=0.2,
            early_stopping=False,
            random_state=0,
        )
        return cls(places, model.fit(np.asarray(rows)[:, places], right))

    def sums(self, rows: Any) -> Any:
        """What the trees make of candidates."""
        return self.model.decision_function(np.asarray(rows)[:, self.places])

    def spelt(self, names: Sequence[str]) -> dict[str, Any]:
        """As `factcheck.matching.trees` reads them.

        Args:
            names: of all features.
        """
        # scikit-learn has no public way to read these trees.
        trees = [tree.nodes for (tree,) in self.model._predictors]
        return {
            "features": [names[place] for place in self.places],
            "constant": _short(self.model._baseline_prediction.item()),
            "each": [_node(nodes, 0) for nodes in trees],
        }


def _node(nodes: Any, at: int) -> Any:
    node = nodes[at]
    if node["is_leaf"]:
        return _short(node["value"])
    return [
        int(node["feature_idx"]),
        _short(node["num_threshold"]),
        *(_node(nodes, node[side]) for side in ("left", "right")),
    ]


def _short(value: Any) -> float:
    return float(f"{float(value):.5g}")
