"""What a claim takes from one source. Reads documents only."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.documents.said import besides_attributions
from claims.pages.presenting import relays_last
from factcheck.publishing.canonical import Document


@dataclass
class Use:
    """Words of the source, and what they do for the claim."""

    passage: Document
    # The attributions that they report; the rebuttals, and who was asked and said nothing.
    says: list[Document] = field(default_factory=list)
    contests: list[Document] = field(default_factory=list)
    # The reviews for which they are evidence, each with what they bear.
    evidence: list[tuple[Document, str]] = field(default_factory=list)
    # The reviews to which they are a reply.
    replies: list[Document] = field(default_factory=list)


def uses_of(claim: Document, source_id: str) -> list[Use]:
    """The passages of this source that the claim's utterances and reviews cite, in the order of the claim's page."""
    found: dict[str, Use] = {}

    def use(passage: Document) -> Use:
        return found.setdefault(passage["id"], Use(passage))

    for said in relays_last(claim["attributions"]):
        for passage in _from(source_id, said["passages"]):
            use(passage).says.append(said)
    for said in besides_attributions(claim):
        for passage in _from(source_id, said["passages"]):
            use(passage).contests.append(said)
    for review in claim["reviews"]:
        for piece in review["evidence"]:
            for passage in _from(source_id, [piece["passage"]]):
                use(passage).evidence.append((review, piece["bearing"]))
        for passage in _from(
            source_id, [reply["passage"] for reply in review.get("replies", ()) if "passage" in reply]
        ):
            use(passage).replies.append(review)
    return list(found.values())


def _from(source_id: str, passages: list[Document]) -> Iterator[Document]:
    return (passage for passage in passages if passage["source"]["id"] == source_id)
