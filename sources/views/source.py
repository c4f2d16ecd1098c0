"""The page of a source."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.publishing.canonical import Document
from factcheck.publishing.public_state import PublicState
from factcheck.record_pages import record_page


@require_safe
def source(request: HttpRequest, record_id: str, slug: str = "") -> HttpResponse:
    """Where a source is found, what it draws on, and what rests on it."""
    return record_page(request, "source", record_id, slug, _beside)


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {
        "claims": state.pointing("claim", "source", document["id"]),
        "drawn_on_by": state.pointing("source", "draws_on", document["id"]),
    }
