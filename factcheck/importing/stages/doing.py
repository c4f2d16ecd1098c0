"""What the stages of an import share: what one batch did, and what the import has added so far."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from factcheck.importing.models import Import

Ranges = dict[str, list[tuple[int, int]]]
"""Keys of rows by label of model, as pairs of a first and a last."""


@dataclass(frozen=True)
class Done:
    """What one batch did: the place from which to go on, how much it was, outcomes by name, rows that it added."""

    position: int
    size: int
    counts: Counter[str] = field(default_factory=Counter)
    made: Ranges = field(default_factory=dict)


def own_rows(importing: Import) -> Ranges:
    """The rows that an import has added so far, neighbours in one range."""
    found: Ranges = {}
    for made in importing.batches.order_by("pk").values_list("made", flat=True):
        for label, ranges in made.items():
            for first, last in ranges:
                _extend(found.setdefault(label, []), first, last)
    return found


def _extend(ranges: list[tuple[int, int]], first: int, last: int) -> None:
    if ranges and first == ranges[-1][1] + 1:
        ranges[-1] = (ranges[-1][0], last)
    else:
        ranges.append((first, last))


def within(ranges: Iterable[Sequence[int]], name: str = "pk") -> Q:
    """The condition that a key lies in one of these ranges."""
    found = Q(pk__in=())
    for first, last in ranges:
        found |= Q(**{f"{name}__gte": first, f"{name}__lte": last})
    return found


def label(model: Any) -> str:
    """What a model is called among rows that were added."""
    return str(model._meta.label_lower)
