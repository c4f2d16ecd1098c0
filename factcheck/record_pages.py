"""What the pages of all kinds of record have in common."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from factcheck.localisation import localised
from factcheck.publishing.canonical import Document
from factcheck.publishing.public_state import Now, PublicState
from factcheck.rendering import render_document

Beside = Callable[[Document, PublicState], dict[str, Any]]
"""What a record's page shows besides the record, as the public read it at the same time."""


def record_page(request: HttpRequest, kind: str, record_id: str, slug: str, beside: Beside) -> HttpResponse:
    """The page of a public record, at its one right address.

    Raises:
        Gone: if it was withdrawn.
        Http404: if there is no such record.
    """
    state = Now()
    document = state.document(kind, record_id)
    if slug != document.get("slug", ""):
        return _moved(request, document["url"])
    return render_document(request, document, **beside(document, state))


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    path = localised(path)
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
