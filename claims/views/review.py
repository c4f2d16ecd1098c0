"""The page of a review."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.publishing.canonical import Document
from factcheck.publishing.public_state import PublicState
from factcheck.record_pages import record_page


@require_safe
def review(request: HttpRequest, record_id: str) -> HttpResponse:
    """What a review found, on what evidence."""
    return record_page(request, "review", record_id, "", _beside)


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {"claim": state.document("claim", document["claim"]["id"])}
