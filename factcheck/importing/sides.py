"""What two records say that may be one, side by side."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse

from claims.models import Claim


class Side(NamedTuple):
    """One of the two: pairs of a field and its value, and where it stands at the desk."""

    title: str
    url: str
    fields: list[tuple[str, str]]


def sides(imported: Any, candidate: Any) -> list[Side]:
    """Both sides, the imported first; one that is there no more says so."""
    return [_side("Imported", imported), _side("Was there", candidate)]


def _side(title: str, record: Any) -> Side:
    if record is None:
        return Side(title, "", [("", "It is there no more.")])
    url = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    said = _of_claim(record) if isinstance(record, Claim) else _of_claimant(record)
    return Side(title, url, [(name, value) for name, value in said if value])


def _of_claim(claim: Claim) -> Iterator[tuple[str, str]]:
    yield from (("claim", claim.text), ("language", claim.language), ("context", claim.context))
    for said in claim.attributions.select_related("claimant"):
        yield "said by", f"{said.claimant}, {said.said_on}" if said.said_on else str(said.claimant)
    for review in claim.reviews.select_related("publisher"):
        yield "reviewed by", f"{review.publisher}: {review.rating_text or review.title}"


def _of_claimant(claimant: Any) -> Iterator[tuple[str, str]]:
    yield from (("name", claimant.name), ("kind", str(claimant.get_kind_display())), ("about", claimant.description))
    yield from (("Wikidata", claimant.wikidata_id), ("also", ", ".join(map(str, claimant.aliases.all()))))
    yield "pages", ", ".join(map(str, claimant.same_as.all()))
    yield "claims", ", ".join(str(said.claim) for said in claimant.attributions.select_related("claim")[:5])
