"""The page of a review."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.publishing import reading
from factcheck.rendering import render_document


@require_safe
def review(request: HttpRequest, record_id: str) -> HttpResponse:
    """What a review found, on what evidence."""
    return render_document(request, reading.live("review", record_id).data)
