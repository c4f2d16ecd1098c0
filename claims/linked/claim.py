"""A claim in the words of schema.org, and what it has no words for: who contests it, on what grounds, and the like."""

from collections.abc import Iterable, Iterator
from typing import Final

from claims.documents.said import utterances
from claims.linked.review import cited_review, review_of
from claims.linked.under_review import Cited, claim_under_review, put_forward
from factcheck.linked.described import identity
from factcheck.linked.terms import absolute, extended, ours
from factcheck.media.linked.media_objects import cited_media_object
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key

_TOLD: Final = {
    "attributions": ("said_on", "stance", "via"),
    "rebuttals": ("said_on", "kind", "answers", "grounds", "via"),
    "rebuttals_of_attributions": ("said_on", "kind", "answers", "grounds", "via"),
    "relayed_rebuttals": ("said_on", "kind", "answers", "via"),
    "no_comments": ("said_on", "way", "asked_by"),
}
"""What a claim's page tells programs of each utterance, beside who speaks; the feed and the API have all the rest."""


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
        "about": [
            *map(_topic, claim["topics"]),
            *map(cited_media_object, claim.get("media_objects", ())),
        ],
    }


def reviews_of(claim: Document, cited: Cited) -> Iterable[Document]:
    """Its reviews, each whole."""
    return [review_of(claim, review, cited) for review in claim["reviews"]]


def told_of_claim(claim: Document, cited: Cited) -> Document:
    """What the claim's page says besides: its reviews by their addresses.

    And in our words who says so and who contests it, on what grounds, and how it stands to other claims.
    """
    # Only those that others name need their ids.
    named = {said.get(name) for said in utterances(claim) for name in ("via", "answers")}
    told = {ours(side): [_told(said, side, named) for said in claim[side]] for side in _TOLD if side in claim}
    links = [{ours("relation"): link["relation"], ours("claim"): _claim(link["claim"])} for link in claim["links"]]
    reviews = [cited_review(review, claim, cited) for review in claim["reviews"]]
    promise = {ours("promise"): extended(claim["promise"])} if "promise" in claim else {}
    return {"review": reviews, ours("kind"): claim["kind"], **promise, **told, ours("links"): links}


def _told(said: Document, side: str, named: set[str | None]) -> Document:
    speaker, counter = said["claimant"], said.get("counter_claim")
    # That no grounds were given is told: readers are told so too.
    told = {ours(name): extended(said[name]) for name in _TOLD[side] if said.get(name) or name == "grounds"}
    told[ours("claimant")] = {"@id": identity("claimant", speaker["id"]), "name": speaker["name"]}
    told |= {ours("id"): said["id"]} if said["id"] in named else {}
    return told | ({ours("counter_claim"): _claim(counter)} if counter else {})


def _claim(claim: Document) -> Document:
    return {"@id": identity("claim", claim["id"])}


def _topic(topic: Document) -> Document:
    return {"@type": "Thing", "@id": identity("topic", topic["id"]), "name": topic["name"]}
