"""Claimants as readers and programs see them."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.documents import reconciled
from claims.documents.filters import ClaimantFilterSet
from claims.documents.searched import searched_in_claimant
from claims.documents.serializers import ClaimantDocumentSerializer
from claims.documents.sheets import CLAIMANTS
from claims.documents.summaries import ClaimantEntrySerializer
from claims.linked.parties import claimant_node
from claims.pages.disputes.opposing import lead_of_claimant, standing_of
from claims.pages.positions import positions_of
from claims.pages.rated import rated
from claims.pages.words import WORDS
from claims.vocabulary import ClaimantKind
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, ListPage, PublicKind, Resource, Suggested
from factcheck.publishing.reading.public_state import SHOWN, PublicState

_FEW: Final = 10
"""How many claims each side lists; the list of claims has the others."""
_STEPS: Final = 4
_MOST_PARTS: Final = 200
"""As for the filter of claims by a claimant with its parts."""


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    parts = _parts(document["id"], state)
    ids = [document["id"], *parts]
    latest = state.documents_pointing_to_any("claim", "claimant", ids)
    return {
        "ids": ids,
        "lead": lead_of_claimant(standing_of(latest, ids), _speaking(latest, parts)),
        "says": state.documents_pointing_to_any("claim", "says", ids, most=_FEW),
        "contests": state.documents_pointing_to_any("claim", "contests", ids, most=_FEW),
        "members": [
            each for each in state.pointing("claimant", "organisation", document["id"]) if each["id"] not in parts
        ],
        "parts": list(parts.values()),
        "rated": rated(document["id"], state),
        "positions": positions_of(latest, document["id"]),
        "more_positions": len(latest) == SHOWN,
    }


def _parts(claimant_id: str, state: PublicState) -> dict[str, Document]:
    """The ministries, offices, companies and outlets of a claimant, and theirs, by id."""
    found: dict[str, Document] = {}
    latest = [claimant_id]
    for _step in range(_STEPS):
        documents = state.documents_pointing_to_any("claimant", "part_of", latest, most=_MOST_PARTS)
        latest = [part["id"] for part in documents if part["id"] not in found and part["id"] != claimant_id]
        found |= {part["id"]: part for part in documents if part["id"] in latest}
        if not latest:
            break
    return found


def _speaking(claims: Sequence[Document], parts: dict[str, Document]) -> list[Document]:
    """Those of the parts that say or contest any of the claims."""
    heard = {said["claimant"]["id"] for claim in claims for said in (*claim["attributions"], *claim["rebuttals"])}
    return [part for part in parts.values() if part["id"] in heard]


CLAIMANT: Final = PublicKind(
    name="claimant",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Claimant"),
        many=_("Claimants"),
        history=_("History of a claimant"),
        withdrawn=_("Withdrawn: a claimant"),
    ),
    fields=WORDS,
    has_names=True,
    template="claims/claimant.html",
    reconciled=reconciled.CLAIMANTS,
    linked=LinkedData(describe=claimant_node),
    beside=_beside,
    list_page=ListPage(
        lead=_("Those who make claims or contest them: people, governments, organisations, outlets."),
        entry="_components/claimant_entry.html",
        texts=searched_in_claimant,
        place=2,
    ),
    resource=Resource(
        filterset=ClaimantFilterSet,
        entry=ClaimantEntrySerializer,
        document=ClaimantDocumentSerializer,
        sheets=(CLAIMANTS,),
        about_list="Claimants: people, governments, ministries, organisations and outlets that speak.",
        about_record="A claimant: names, other names, and roles in organisations.",
        vocabularies={"ClaimantKind": ClaimantKind},
        place=2,
    ),
    suggested=Suggested(most=3, place=2),
)
"""Who someone is, what they say and what they contest, how that was rated, and how their words changed."""
