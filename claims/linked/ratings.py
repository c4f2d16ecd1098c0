"""The rating of a review, as its publisher gave it: nothing is made up where none was given."""

from decimal import Decimal

from factcheck.linked.terms import filled
from factcheck.publishing.canonical import Document


def rating_node(review: Document) -> Document | None:
    """The label and, where there are any, the numbers; None for a review without a rating.

    Numbers of another publisher's review are its own alone. On our own scale, a label's place in it is its number, 1
    being the falsest.
    """
    rating, given = review["rating"], review["rating_as_published"]
    if rating is None and given is None:
        return None
    label = (given or {}).get("text") or (rating or {}).get("label")
    return {"@type": "Rating", **filled({"alternateName": label, "name": label, **_numbers(review)})}


def _numbers(review: Document) -> Document:
    rating, given = review["rating"], review["rating_as_published"] or {}
    if given.get("value") is not None:
        names = {"ratingValue": "value", "bestRating": "best", "worstRating": "worst"}
        return {theirs: _number(given[name]) for theirs, name in names.items()}
    if review["address"] or rating is None or rating["position"] is None:
        return {}
    return {"ratingValue": rating["position"], "bestRating": rating["best"], "worstRating": 1}


def _number(digits: str | None) -> int | float | None:
    if digits is None:
        return None
    number = Decimal(digits)
    return int(number) if number == number.to_integral_value() else float(number)
