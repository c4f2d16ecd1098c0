"""The page of a claimant."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.publishing.canonical import Document
from factcheck.publishing.public_state import PublicState
from factcheck.record_pages import record_page


@require_safe
def claimant(request: HttpRequest, record_id: str, slug: str = "") -> HttpResponse:
    """Who someone is, what they say and what they contest."""
    return record_page(request, "claimant", record_id, slug, _beside)


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {
        "says": state.pointing("claim", "says", document["id"]),
        "contests": state.pointing("claim", "contests", document["id"]),
        "members": state.pointing("claimant", "organisation", document["id"]),
    }
