"""What pages make of a claim's document: counts in words, groups, chains. Reads documents only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from claims.vocabulary import Bearing, Question, Relation, Stance
from factcheck.publishing.canonical import Document

# By weight of the stance.
_DOES: Final = {
    1: ("puts it forward", "put it forward"),
    0: ("relays it", "relay it"),
    2: ("took it back", "took it back"),
}
_HEADINGS: Final = {
    Bearing.SUPPORTS: "For the claim",
    Bearing.REFUTES: "Against the claim",
    Bearing.CONTEXT: "Context",
}


@dataclass(frozen=True)
class Group:
    """Parts of a document under one heading."""

    heading: str
    name: str
    parts: Sequence[Document]


def standing(claim: Document) -> str:
    """How many claimants put a claim forward and how many contest it, for a document or a list entry.

    Each is counted once; whoever took the claim back is not counted among those who put it forward.
    """
    weights: dict[str, int] = {}
    for claimant_id, stance in _speakers(claim):
        weights[claimant_id] = max(Stance(stance).weight, weights.get(claimant_id, 0))
    counted = list(weights.values())
    does = [_counted(counted.count(weight), *words) for weight, words in _DOES.items() if weight in counted]
    contesters = len(_contesters(claim))
    does += [_counted(contesters, "contests it", "contest it")] if contesters else []
    return _sentence(does, disputed=bool(contesters))


def _speakers(claim: Document) -> Iterator[tuple[str, str]]:
    if "claimants" in claim:
        yield from ((claimant["id"], claimant["stance"]) for claimant in claim["claimants"])
    else:
        yield from ((said["claimant"]["id"], said["stance"]) for said in claim["attributions"])


def _contesters(claim: Document) -> set[str]:
    if "contested_by" in claim:
        return {claimant["id"] for claimant in claim["contested_by"]}
    return {contested["claimant"]["id"] for contested in claim["rebuttals"]}


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _sentence(does: Sequence[str], *, disputed: bool) -> str:
    listed = ", ".join(does) or "Nobody is recorded as putting it forward"
    return f"Disputed: {listed}." if disputed else f"{listed}; nobody is recorded as contesting it."


def findings(claim: Document, question: Question) -> list[Document]:
    """What reviews of one question found, as list entries tell it; for a document or a list entry."""
    if "ratings" in claim:
        return asking(claim["ratings"], question)
    return [
        {"label": review["rating"]["label"], "publisher": review["publisher"]["name"], "review": review["url"]}
        for review in asking(claim["reviews"], question)
        if review["rating"]
    ]


def asking(reviews: Iterable[Document], question: Question) -> list[Document]:
    """Those of one question."""
    return [review for review in reviews if review["question"] == question]


def by_bearing(evidence: Sequence[Document]) -> list[Group]:
    """A review's evidence: for the claim, against it, context; without empty groups."""
    groups = [
        Group(heading, str(bearing), [piece for piece in evidence if piece["bearing"] == bearing])
        for bearing, heading in _HEADINGS.items()
    ]
    return [group for group in groups if group.parts]


def by_relation(links: Sequence[Document]) -> list[Group]:
    """The claims that a claim links to, by how it stands to them."""
    groups = [
        Group(f"This claim {relation.label}", str(relation), [link for link in links if link["relation"] == relation])
        for relation in Relation
    ]
    return [group for group in groups if group.parts]


def attribution_of(claim: Document, attribution_id: str | None) -> Document | None:
    """The attribution of that id, if the claim has it."""
    return next((said for said in claim["attributions"] if said["id"] == attribution_id), None)


def taken_back(claim: Document, attribution: Document) -> Document | None:
    """The attribution by which its claimant took back what this one puts forward, if there is one."""
    theirs = (said for said in claim["attributions"] if said["claimant"]["id"] == attribution["claimant"]["id"])
    retractions = (said for said in theirs if said["stance"] == Stance.RETRACTS)
    return None if attribution["stance"] == Stance.RETRACTS else next(retractions, None)


def known_through(claim: Document, attribution: Document) -> list[Document]:
    """The attributions through which alone this one is known, the nearest first."""
    by_id = {said["id"]: said for said in claim["attributions"]}
    chain: list[Document] = []
    while (through := by_id.get(attribution["via"])) and through not in chain:
        chain.append(attribution := through)
    return chain


def cited_claims(claim: Document) -> set[str]:
    """The ids of the claims that this one links to or is countered by."""
    counters = (contested["counter_claim"] for contested in claim["rebuttals"])
    others: list[Any] = [*(link["claim"] for link in claim["links"]), *(other for other in counters if other)]
    return {other["id"] for other in others}
