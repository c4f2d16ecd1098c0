"""How claimants and claims in others' data are matched with ours."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from claims.documents.searched import roles_of
from claims.vocabulary import ClaimantKind, ClaimKind
from factcheck.naming.documents import names_of
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import Property, Reconciled
from factcheck.reconciliation.kinds import text

_CLAIMANT: Final = "claimant"
_LONGEST: Final = 200


def _texts(read: Callable[[Document], Iterable[str]]) -> Callable[[Document], list[Any]]:
    return lambda document: [{"str": value} for value in dict.fromkeys(read(document)) if value]


def _records(read: Callable[[Document], Iterable[Document]]) -> Callable[[Document], list[Any]]:
    """Cited records, each once."""
    return lambda document: list(
        {each["id"]: {"id": each["id"], "name": each["name"]} for each in read(document)}.values()
    )


def _number(end: str) -> Callable[[Document], list[Any]]:
    def read(claim: Document) -> list[Any]:
        number = (claim["quantity"] or {}).get(end)
        return [] if number is None else [{"float": float(number)}]

    return read


def _about_claimant(claimant: Document) -> str:
    said = claimant["description"] or next(iter(roles_of(claimant)), "")
    return ": ".join(filter(None, (str(ClaimantKind(claimant["kind"]).label), said)))[:_LONGEST]


def _about_claim(claim: Document) -> str:
    said = ", ".join(dict.fromkeys(each["claimant"]["name"] for each in claim["attributions"]))
    return ": ".join(filter(None, (str(ClaimKind(claim["kind"]).label), said)))[:_LONGEST]


def _ratings(claim: Document) -> Iterator[str]:
    return (review["rating"]["label"] for review in claim["reviews"] if review["rating"])


CLAIMANTS: Final = Reconciled(
    names=lambda claimant: [claimant["name"], *claimant["aliases"], *names_of(claimant)],
    description=_about_claimant,
    properties=(
        Property(id="name", name="Name", values=text(lambda claimant: claimant["name"])),
        Property(id="aliases", name="Other names", values=_texts(lambda claimant: claimant["aliases"])),
        Property(id="kind", name="Kind", values=text(lambda claimant: claimant["kind"])),
        Property(id="description", name="Description", values=text(lambda claimant: claimant["description"])),
        Property(
            id="wikidata_id", name="Wikidata ID", values=text(lambda claimant: claimant["wikidata_id"]), identifies=True
        ),
        Property(id="same_as", name="Pages elsewhere", values=_texts(lambda claimant: claimant["same_as"])),
        Property(
            id="organisation",
            name="Organisation",
            kind=_CLAIMANT,
            values=_records(lambda claimant: (each["organisation"] for each in claimant["affiliations"])),
        ),
        Property(
            id="role",
            name="Role",
            values=_texts(lambda claimant: (each["role"] for each in claimant["affiliations"])),
        ),
    ),
)
CLAIMS: Final = Reconciled(
    names=None,
    description=_about_claim,
    properties=(
        Property(id="text", name="Text", values=text(lambda claim: claim["text"])),
        Property(id="language", name="Language", values=text(lambda claim: claim["language"])),
        Property(id="kind", name="Kind", values=text(lambda claim: claim["kind"])),
        Property(id="topics", name="Topics", values=_texts(lambda claim: (each["name"] for each in claim["topics"]))),
        Property(
            id="attributions",
            name="Said by",
            kind=_CLAIMANT,
            values=_records(lambda claim: (each["claimant"] for each in claim["attributions"])),
        ),
        Property(
            id="rebuttals",
            name="Contested by",
            kind=_CLAIMANT,
            values=_records(lambda claim: (each["claimant"] for each in claim["rebuttals"])),
        ),
        Property(id="rating", name="Ratings", values=_texts(_ratings)),
        Property(id="low", name="Number, or its lower end", values=_number("low")),
        Property(id="high", name="Upper end of the number", values=_number("high")),
    ),
)
