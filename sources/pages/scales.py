"""The scales on which a publisher rates, as far as its reviews show them. Reads documents only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.publishing.canonical import Document


@dataclass(frozen=True)
class Scale:
    """A rating scale, with the ratings on it that reviews gave, the truest first; those off the scale come last."""

    name: str
    ratings: Sequence[Document]


def scales_in(reviews: Iterable[Document]) -> list[Scale]:
    """The scales of the ratings of these reviews, by name."""
    ratings = [review["rating"] for review in reviews if review["rating"]]
    names = sorted({rating["scale"] for rating in ratings})
    return [Scale(name, _ratings(rating for rating in ratings if rating["scale"] == name)) for name in names]


def _ratings(ratings: Iterable[Document]) -> list[Document]:
    # Two labels may be called the same in another language.
    distinct = {rating.get("own_label", rating["label"]): rating for rating in ratings}
    return sorted(distinct.values(), key=lambda rating: -(rating["position"] or 0))
