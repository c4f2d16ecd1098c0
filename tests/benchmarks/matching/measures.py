"""How good lists of candidates are, by the usual measures; each is between 0 and 1."""

from collections.abc import Collection, Sequence


def average_precision(found: Sequence[str], right: Collection[str], depth: int) -> float:
    """The mean of the precisions at the places of what is right, of the first `depth`."""
    hits, total = 0, 0.0
    for place, each in enumerate(found[:depth], start=1):
        if each in right:
            hits += 1
            total += hits / place
    return total / min(len(right), depth) if right else 0.0


def reciprocal_rank(found: Sequence[str], right: Collection[str]) -> float:
    """One through the place of the first that is right."""
    return next((1 / place for place, each in enumerate(found, start=1) if each in right), 0.0)


def has_positive(found: Sequence[str], right: Collection[str], depth: int) -> float:
    """1 where the first `depth` have one that is right."""
    return float(any(each in right for each in found[:depth]))


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
