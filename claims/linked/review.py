"""A review as schema.org's ClaimReview."""

from collections.abc import Iterator
from typing import Any

from claims.linked.ratings import rating_node
from claims.linked.under_review import Cited, claim_reviewed, item_reviewed
from factcheck.linked.described import identity
from factcheck.linked.terms import absolute, extended, filled, iso_date, one_or_many, ours, web_address
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from sources.linked.publishers import cited_publisher
from sources.linked.works import cited_work


def cited_in_review(review: Document) -> Iterator[Key]:
    """The claim, and the publisher."""
    yield Key("claim", review["claim"]["id"])
    yield Key("publisher", review["publisher"]["id"])


def review_node(review: Document, cited: Cited) -> Document:
    """The review, with the claim in it, which must be at hand."""
    return review_of(cited[Key("claim", review["claim"]["id"])], review, cited)


def review_of(claim: Document, review: Document, cited: Cited) -> Document:
    """A review out of the document of its claim."""
    reviewed_on = review["reviewed_on"]
    works = {each["passage"]["source"]["id"]: each["passage"]["source"] for each in review["evidence"]}
    return {
        **_in_short(review, claim, cited),
        "name": review["title"],
        "description": review["summary"],
        "datePublished": iso_date(reviewed_on),
        "itemReviewed": item_reviewed(review, claim, cited),
        "citation": one_or_many([cited_work(work) for work in works.values()]),
    }


def cited_review(review: Document, claim: Document, cited: Cited) -> Document:
    """A review where its claim links it."""
    return filled(_in_short(review, claim, cited))


def told_of_review(review: Document, cited: Cited) -> Document:
    """What the review's page says in our words: which question it answers, and what was asked of those it faults."""
    names = ("question", "attribution", "rating", "promise_state", "reply_asked_on", "reply", "replies")
    asked = {name: review[name] for name in names if name in review}
    return {ours(name): extended(value) for name, value in asked.items()}


def _in_short(review: Document, claim: Document, cited: Cited) -> dict[str, Any]:
    publisher = review["publisher"]
    return {
        "@type": "ClaimReview",
        "@id": identity("review", review["id"]),
        "url": web_address(review["address"]) or absolute(review["url"]),
        "claimReviewed": claim_reviewed(review, claim),
        "author": cited_publisher(publisher, cited.get(Key("publisher", publisher["id"]))),
        "reviewRating": rating_node(review),
    }
