"""What a claim's document tells that somebody said, or did not say, in which of its members."""

from collections.abc import Iterator
from typing import Final

from factcheck.publishing.canonical import Document

UTTERANCES: Final = ("attributions", "rebuttals", "rebuttals_of_attributions", "relayed_rebuttals")
"""For the claim, against it; that somebody never said it; that another contests it."""
REPORTED: Final = (*UTTERANCES, "no_comments")
"""All that has a claimant and passages."""


def utterances(claim: Document) -> list[Document]:
    """All that was said of a claim, for it first. What few claims have, most documents lack."""
    return [said for _, said in _members(claim, UTTERANCES)]


def reported(claim: Document) -> list[Document]:
    """The same, and who was asked and said nothing."""
    return [said for _, said in _members(claim, REPORTED)]


def besides_attributions(claim: Document) -> list[Document]:
    """The same without what was said for the claim."""
    return [said for name, said in _members(claim, REPORTED) if name != "attributions"]


def told_apart(claim: Document) -> Iterator[tuple[str, Document]]:
    """All that was said, each with the member that it stands in."""
    return _members(claim, UTTERANCES)


def translated(said: Document) -> tuple[str, str]:
    """The words of an utterance in translation, and their language; empty where there is none."""
    translation = said.get("translation") or {"text": "", "language": ""}
    return translation["text"], translation["language"]


def denials_of(claim: Document, attribution_id: str) -> list[Document]:
    """The rebuttals that contest that this attribution was ever made."""
    return [said for said in claim.get("rebuttals_of_attributions", ()) if said["answers"] == attribution_id]


def _members(claim: Document, names: tuple[str, ...]) -> Iterator[tuple[str, Document]]:
    return ((name, said) for name in names for said in claim.get(name, ()))
