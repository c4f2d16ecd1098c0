"""A claim in the words of schema.org, and what it has no words for: who contests it, on what grounds, and the like."""

from collections.abc import Iterable, Iterator
from typing import Final

from claims.linked.review import cited_review, review_of
from claims.linked.under_review import Cited, claim_under_review, put_forward
from factcheck.linked.described import identity
from factcheck.linked.terms import absolute, extended
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key

_UTTERANCE: Final = ("id", "claimant", "role", "mode", "cue", "quote", "language", "said_on", "venue")
_TOLD: Final = {
    "attributions": (*_UTTERANCE, "stance", "via"),
    "rebuttals": (*_UTTERANCE, "kind", "answers", "counter_claim", "grounds"),
}
"""What a claim's page tells programs of each utterance; the feed and the API have the passages too."""


def cited_in_claim(claim: Document) -> Iterator[Key]:
    """Those who put it forward, and the publishers of its reviews."""
    yield from (Key("claimant", said["claimant"]["id"]) for said in put_forward(claim))
    yield from (Key("publisher", review["publisher"]["id"]) for review in claim["reviews"])


def claim_node(claim: Document, cited: Cited) -> Document:
    """The claim, who makes it, and where it appeared."""
    return {
        **claim_under_review(claim, cited),
        "url": absolute(claim["url"]),
        "description": claim["context"],
        "about": [_topic(topic) for topic in claim["topics"]],
        "workTranslation": [_translation(each) for each in claim.get("translations", ())],
    }


def reviews_of(claim: Document, cited: Cited) -> Iterable[Document]:
    """Its reviews, each whole."""
    return [review_of(claim, review, cited) for review in claim["reviews"]]


def told_of_claim(claim: Document, cited: Cited) -> Document:
    """What the claim's page says besides: its reviews by their addresses.

    And in our words who says so and who contests it, on what grounds, and how it stands to other claims.
    """
    told = {name: [_told(said, names) for said in claim[name]] for name, names in _TOLD.items()}
    reviews = [cited_review(review, claim, cited) for review in claim["reviews"]]
    return {"review": reviews, **extended({"kind": claim["kind"], **told, "links": claim["links"]})}


def _told(said: Document, names: Iterable[str]) -> Document:
    # That no grounds were given is told: readers are told so too.
    return {name: said[name] for name in names if said[name] or name == "grounds"}


def _topic(topic: Document) -> Document:
    return {"@type": "Thing", "@id": identity("topic", topic["id"]), "name": topic["name"]}


def _translation(translation: Document) -> Document:
    return {"@type": "Claim", "inLanguage": translation["language"], "text": translation["text"]}
