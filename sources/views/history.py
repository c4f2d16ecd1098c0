"""The histories of sources and publishers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.public.histories import history_page
from sources.pages.words import WORDS


@require_safe
def history(request: HttpRequest, kind: str, record_id: str) -> HttpResponse:
    """The revisions of a record, each with what it changed."""
    return history_page(request, kind, record_id, WORDS)
