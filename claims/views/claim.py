"""The page of a claim."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.presenting import cited_claims
from factcheck.publishing.canonical import Document
from factcheck.publishing.public_state import PublicState
from factcheck.record_pages import record_page


@require_safe
def claim(request: HttpRequest, record_id: str, slug: str = "") -> HttpResponse:
    """What is claimed, who says so, who contests it, and what reviews found."""
    return record_page(request, "claim", record_id, slug, _beside)


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {
        "standings": state.entries("claim", cited_claims(document)),
        "pointing": state.pointing("claim", "claim", document["id"]),
    }
