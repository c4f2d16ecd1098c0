"""The sources of a claim's page, each named once and cited by a letter elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from claims.documents.said import reported
from factcheck.publishing.canonical import Document


@dataclass(frozen=True)
class Cited:
    """A source, and the letter that stands for it on the page."""

    letter: str
    source: Document


def cited_sources(claim: Document) -> list[Cited]:
    """The sources in which anything that the page shows is read, as they are met there."""
    passages = [passage for said in reported(claim) for passage in said["passages"]]
    passages += [piece["passage"] for review in claim["reviews"] for piece in review["evidence"]]
    passages += [reply.get("passage") for review in claim["reviews"] for reply in review.get("replies", ())]
    found = {passage["source"]["id"]: passage["source"] for passage in passages if passage}
    return [Cited(_letter(place), source) for place, source in enumerate(found.values())]


def letter_of(cited: Sequence[Cited], source_id: str) -> str:
    """The letter of a source among these; nothing for one that is not."""
    return next((each.letter for each in cited if each.source["id"] == source_id), "")


def _letter(place: int) -> str:
    """A to Z, then AA, AB and on, as columns of a sheet are called."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]
