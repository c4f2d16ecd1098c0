"""The lists of claims, claimants and topics."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.filters import ClaimantFilterSet, ClaimFilterSet, TopicFilterSet
from factcheck.list_pages import ListPage, list_page

_CLAIMS: Final = ListPage(
    filterset=ClaimFilterSet,
    title="Claims",
    lead="What people, governments and others hold to be so, and who contests it.",
    entry="_components/claim_entry.html",
    offers=("topic", "claimant", "kind", "disputed", "reviewed", "rating"),
    tabs=(
        ("All", ""),
        ("Disputed", "disputed=yes"),
        ("Not disputed", "disputed=no"),
        ("Reviewed", "reviewed=yes"),
        ("Not reviewed yet", "reviewed=no"),
    ),
)
_CLAIMANTS: Final = ListPage(
    filterset=ClaimantFilterSet,
    title="Claimants",
    lead="Those who make claims or contest them: people, governments, organisations, outlets.",
    entry="_components/claimant_entry.html",
    offers=("kind",),
)
_TOPICS: Final = ListPage(
    filterset=TopicFilterSet,
    title="Topics",
    lead="The events and subjects that claims are about.",
    entry="_components/topic_entry.html",
    offers=("parent",),
)


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Claims, to filter and search."""
    return list_page(request, _CLAIMS)


@require_safe
def claimants(request: HttpRequest) -> HttpResponse:
    """Claimants, to filter and search."""
    return list_page(request, _CLAIMANTS)


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Topics, to filter and search."""
    return list_page(request, _TOPICS)
