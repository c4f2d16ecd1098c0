"""The lists of claims, claimants and topics."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.documents.filters import ClaimantFilterSet, ClaimFilterSet, TopicFilterSet
from claims.documents.searched import searched_in_claim, searched_in_claimant, searched_in_topic
from factcheck.public.list_pages import ListPage, list_page

_CLAIMS: Final = ListPage(
    filterset=ClaimFilterSet,
    title=_("Claims"),
    lead=_("What people, governments and others hold to be so, and who contests it."),
    entry="_components/claim_entry.html",
    texts=searched_in_claim,
    period=("said_after", "said_before"),
)
_CLAIMANTS: Final = ListPage(
    filterset=ClaimantFilterSet,
    title=_("Claimants"),
    lead=_("Those who make claims or contest them: people, governments, organisations, outlets."),
    entry="_components/claimant_entry.html",
    texts=searched_in_claimant,
)
_TOPICS: Final = ListPage(
    filterset=TopicFilterSet,
    title=_("Topics"),
    lead=_("The events and subjects that claims are about."),
    entry="_components/topic_entry.html",
    texts=searched_in_topic,
)


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """The page of the list of claims, with its search and filters."""
    return list_page(request, _CLAIMS)


@require_safe
def claimants(request: HttpRequest) -> HttpResponse:
    """The page of the list of claimants, with its search and filters."""
    return list_page(request, _CLAIMANTS)


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """The page of the list of topics, with its search and filters."""
    return list_page(request, _TOPICS)
