"""The page of a claimant."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.publishing.canonical import Document
from factcheck.record_pages import pointing, record_page


@require_safe
def claimant(request: HttpRequest, record_id: str, slug: str = "") -> HttpResponse:
    """Who someone is, what they say and what they contest."""
    return record_page(request, "claimant", record_id, slug, _beside)


def _beside(document: Document) -> dict[str, Any]:
    return {
        "says": pointing("claim", "says", document["id"]),
        "contests": pointing("claim", "contests", document["id"]),
        "members": pointing("claimant", "organisation", document["id"]),
    }
