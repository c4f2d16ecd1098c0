"""Small decision trees whose values add up: they tell what a sum of weights can't, where one feature counts only beside
another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias


class Split(NamedTuple):
    """The place of a feature, the highest value with which it leads to the lower node, and both nodes."""

    place: int
    highest: float
    lower: "Node"
    higher: "Node"


Node: TypeAlias = float | Split


@dataclass(frozen=True)
class Trees:
    """Trees, and the constant to which their values are added: the sum is the logarithm of odds."""

    constant: float = 0.0
    trees: Sequence[Node] = ()

    def sum(self, row: Sequence[float]) -> float:
        """What the trees make of a candidate's features."""
        return self.constant + sum(_value(tree, row) for tree in self.trees)


def loaded(read: dict[str, Any], places: Sequence[int]) -> Trees:
    """Trees as their JSON spells them: a split is a list of four, whose first is the number of one of these places."""
    return Trees(read["constant"], [_node(tree, places) for tree in read["each"]])


def _node(read: Any, places: Sequence[int]) -> Node:
    if not isinstance(read, list):
        return float(read)
    number, highest, lower, higher = read
    return Split(places[number], highest, _node(lower, places), _node(higher, places))


def _value(node: Node, row: Sequence[float]) -> float:
    while isinstance(node, Split):
        node = node.lower if row[node.place] <= node.highest else node.higher
    return node
