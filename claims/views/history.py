"""The histories of claims, claimants and topics."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.pages.words import WORDS
from factcheck.public.histories import history_page


@require_safe
def history(request: HttpRequest, kind: str, record_id: str) -> HttpResponse:
    """The revisions of a record, each with what it changed."""
    return history_page(request, kind, record_id, WORDS)
