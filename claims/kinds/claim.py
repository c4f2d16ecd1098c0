"""Claims as readers and programs see them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.documents import examples, reconciled
from claims.documents.filters import ClaimFilterSet
from claims.documents.matched import matched_in_claim
from claims.documents.searched import searched_in_claim
from claims.documents.serializers import ClaimDocumentSerializer
from claims.documents.sheets import CLAIMS, UTTERANCES
from claims.documents.summaries import ClaimEntrySerializer
from claims.linked.claim import cited_in_claim, claim_node, reviews_of, told_of_claim
from claims.pages.docket import docket
from claims.pages.figures import numbers_beside
from claims.pages.graph import dispute, neighbourhood
from claims.pages.provenance import origins_beyond
from claims.pages.summary.summaries import claim_title
from claims.pages.words import WORDS
from claims.vocabulary import ClaimKind, RebuttalKind
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, ListPage, PublicKind, Resource, Suggested
from factcheck.publishing.reading.public_state import PublicState


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    around = neighbourhood(document, state)
    return {
        "standings": around.documents,
        "pointing": around.pointing,
        "docket": docket(dispute(around)),
        "figures": numbers_beside(document, list(around.documents.values())),
        "beyond": state.entries("source", origins_beyond(document)),
    }


CLAIM: Final = PublicKind(
    name="claim",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Claim"),
        many=_("Claims"),
        history=_("History of a claim"),
        withdrawn=_("Withdrawn: a claim"),
    ),
    fields=WORDS,
    template="claims/claim.html",
    headline=claim_title,
    cited_as=_("Record of a claim"),
    matched=matched_in_claim,
    reconciled=reconciled.CLAIMS,
    linked=LinkedData(describe=claim_node, cites=cited_in_claim, on_page=told_of_claim, parts=reviews_of),
    beside=_beside,
    list_page=ListPage(
        lead=_("What people, governments and others hold to be so, and who contests it."),
        entry="_components/claim_entry.html",
        of_documents=True,
        texts=searched_in_claim,
        period=("said_after", "said_before"),
        place=1,
    ),
    resource=Resource(
        filterset=ClaimFilterSet,
        entry=ClaimEntrySerializer,
        document=ClaimDocumentSerializer,
        sheets=(CLAIMS, UTTERANCES),
        about_list="""Claims: propositions that someone holds to be so, with who says so and who contests it.

        A claim that is disputed is not for that reason false.
        """,
        about_record="""A claim: its wording, who puts it forward, who contests it and on what grounds, and its reviews.

        The answer is the published document, byte for byte as the public log has it.
        """,
        example_entry=examples.ENTRY,
        example_document=examples.DOCUMENT,
        vocabularies={"ClaimKind": ClaimKind, "RebuttalKind": RebuttalKind},
        place=1,
    ),
    suggested=Suggested(most=8, place=3),
)
"""What is claimed, who says so, who contests it, and what reviews found."""
