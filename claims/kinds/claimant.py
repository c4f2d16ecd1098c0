"""Claimants as readers and programs see them."""

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
from claims.pages.positions import positions_by_topic
from claims.pages.rated import rated
from claims.pages.words import WORDS
from claims.vocabulary import ClaimantKind
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, ListPage, PublicKind, Resource, Suggested
from factcheck.publishing.reading.public_state import SHOWN, PublicState

_FEW: Final = 10
"""How many claims each side lists: the positions by topic tell the words of more."""


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    latest = state.documents_pointing("claim", "claimant", document["id"])
    parts = state.pointing("claimant", "part_of", document["id"])
    known = {part["id"] for part in parts}
    return {
        "says": state.documents_pointing("claim", "says", document["id"], most=_FEW),
        "contests": state.documents_pointing("claim", "contests", document["id"], most=_FEW),
        "members": [
            each for each in state.pointing("claimant", "organisation", document["id"]) if each["id"] not in known
        ],
        "parts": parts,
        "rated": rated(document["id"], state),
        "topics": positions_by_topic(latest, document["id"]),
        "more_positions": len(latest) == SHOWN,
    }


CLAIMANT: Final = PublicKind(
    name="claimant",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Claimant"),
        many=_("Claimants"),
        history=_("History of a claimant"),
        withdrawn=_("Withdrawn: a claimant"),
    ),
    fields=WORDS,
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
