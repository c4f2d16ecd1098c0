"""A claim's document in the form in which Google's API answers."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, Final

from django.conf import settings

from claims.documents.matched import site_facet
from claims.google.fields import Shape
from claims.linked.under_review import claim_reviewed, put_forward
from claims.vocabulary import Question
from factcheck.dates import in_order, span
from factcheck.linked.terms import absolute, filled, web_address
from factcheck.publishing.canonical import Document
from factcheck.publishing.links import site_of

_REVIEW: Final[Shape] = {
    "publisher": {"name": {}, "site": {}},
    "url": {},
    "title": {},
    "reviewDate": {},
    "textualRating": {},
    "languageCode": {},
}
SHAPE: Final[Shape] = {
    "claims": {"text": {}, "claimant": {}, "claimDate": {}, "claimReview": _REVIEW},
    "nextPageToken": {},
}
"""All that an answer may have."""
_MOST_NAMED: Final = 5


def items_of(claim: Document, sites: Collection[str] = (), since: date | None = None) -> Iterator[Document]:
    """The claim with its reviews, and as another claim each time that somebody was asked whether they said it.

    Args:
        claim: its document.
        sites: of which sites reviews are wanted, as `site_facet` names them; of none for all.
        since: the day from which on the claim or a review of it must be.
    """
    reviews = [review for review in claim["reviews"] if not sites or site_facet(review["address"]) in sites]
    so = [review for review in reviews if review["question"] == Question.IS_IT_SO]
    asked: dict[str, list[Document]] = {}
    for review in reviews:
        if review["question"] != Question.IS_IT_SO:
            asked.setdefault(review["attribution"], []).append(review)
    if so and _is_since(since, [_claimed(claim), *_reviewed(so)]):
        told = {"text": claim["text"], "claimant": _claimant(claim), "claimDate": _moment(_claimed(claim))}
        yield filled(told | {"claimReview": [_review(each, claim) for each in so]})
    for same in asked.values():
        if _is_since(since, list(_reviewed(same))):
            told = {"text": claim_reviewed(same[0], claim)}
            yield told | {"claimReview": [_review(each, claim) for each in same]}


def own_site() -> str:
    """The site of reviews that stand here."""
    return site_of(settings.SITE_URL)


def _review(review: Document, claim: Document) -> Document:
    address = web_address(review["address"])
    told: dict[str, Any] = {
        "publisher": {"name": review["publisher"]["name"], "site": site_of(address) or own_site()},
        "url": address or absolute(review["url"]),
        "title": review["title"],
        "reviewDate": _moment(review["reviewed_on"]),
        "textualRating": _rating(review),
        "languageCode": claim["language"],
    }
    return filled(told)


def _rating(review: Document) -> str:
    given = (review["rating_as_published"] or {}).get("text") or ""
    return str(given or (review["rating"] or {}).get("label", ""))


def _claimant(claim: Document) -> str:
    names = dict.fromkeys(said["claimant"]["name"] for said in put_forward(claim))
    return ", ".join(list(names)[:_MOST_NAMED])


def _claimed(claim: Document) -> Document | None:
    """The day on which the claim was first made, as far as it is known."""
    days = [said["said_on"] for said in put_forward(claim) if said["said_on"]]
    return min(days, key=in_order, default=None)


def _reviewed(reviews: Iterable[Document]) -> Iterator[Document | None]:
    return (review["reviewed_on"] for review in reviews)


def _moment(day: Document | None) -> str:
    """A day as Google writes it, at midnight; nothing for one that is known to the month or the year alone."""
    return f"{day['date']}T00:00:00Z" if day and day["precision"] == "day" else ""


def _is_since(since: date | None, days: Iterable[Document | None]) -> bool:
    last = span(days)[1]
    return since is None or (last is not None and last >= since)
