"""The kinds of record that can be merged. Each app registers its own; this package knows none by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factcheck.merging.journal import Journal
from factcheck.publishing.models import Publishable


@dataclass(frozen=True, kw_only=True)
class Mergeable:
    """How records of one kind are merged."""

    model: type[Publishable]
    # Changes besides those of what points at the loser, such as its name kept as another name of the winner.
    absorb: Callable[[Any, Any, Journal], None]


_mergeable: dict[type[Publishable], Mergeable] = {}


def nothing_more(loser: Any, winner: Any, journal: Journal) -> None:
    """Change nothing besides what points at the loser."""


def register(mergeable: Mergeable) -> None:
    """Let records of this kind be merged."""
    _mergeable[mergeable.model] = mergeable


def get(model: type[Publishable]) -> Mergeable | None:
    """How records of this model are merged, or None for one whose records can't be."""
    return _mergeable.get(model)


def models() -> list[type[Publishable]]:
    """The models whose records can be merged."""
    return list(_mergeable)
