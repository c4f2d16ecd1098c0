"""The page of a publisher."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.publishing.canonical import Document
from factcheck.publishing.public_state import PublicState
from factcheck.record_pages import record_page


@require_safe
def publisher(request: HttpRequest, record_id: str, slug: str = "") -> HttpResponse:
    """Who makes sources and reviews public, and which."""
    return record_page(request, "publisher", record_id, slug, _beside)


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {
        "sources": state.pointing("source", "publisher", document["id"]),
        "reviews": state.pointing("review", "publisher", document["id"]),
    }
