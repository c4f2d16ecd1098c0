"""The page of a topic."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.publishing.canonical import Document
from factcheck.publishing.public_state import PublicState
from factcheck.record_pages import record_page


@require_safe
def topic(request: HttpRequest, record_id: str, slug: str = "") -> HttpResponse:
    """What a topic is about, and the claims and topics under it."""
    return record_page(request, "topic", record_id, slug, _beside)


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {
        "claims": state.pointing("claim", "topic", document["id"]),
        "subtopics": state.pointing("topic", "parent", document["id"]),
    }
