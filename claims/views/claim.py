"""The page of a claim."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.presenting import cited_claims
from factcheck.publishing.canonical import Document
from factcheck.publishing.models.public import PublicRecord
from factcheck.record_pages import pointing, record_page


@require_safe
def claim(request: HttpRequest, record_id: str, slug: str = "") -> HttpResponse:
    """What is claimed, who says so, who contests it, and what reviews found."""
    return record_page(request, "claim", record_id, slug, _beside)


def _beside(document: Document) -> dict[str, Any]:
    others = PublicRecord.objects.of_kind("claim").filter(record_id__in=cited_claims(document)).without_document()
    return {
        "standings": {row.record_id: row.summary_data for row in others},
        "pointing": pointing("claim", "claim", document["id"]),
    }
