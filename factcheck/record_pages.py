"""What the pages of all kinds of record have in common: the record itself, and its history."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from factcheck.publishing import reading
from factcheck.publishing.canonical import Document
from factcheck.publishing.models.public import PublicRecord
from factcheck.rendering import render_document

SHOWN = 20
"""How many records a page lists of those that point to its own; a list page has the rest."""

Beside = Callable[[Document], dict[str, Any]]


def record_page(request: HttpRequest, kind: str, record_id: str, slug: str, beside: Beside) -> HttpResponse:
    """The page of a public record, at its one right address.

    Raises:
        Gone: if it was withdrawn.
        Http404: if there is no such record.
    """
    record = reading.live(kind, record_id)
    if slug != record.slug:
        return _moved(request, record.data["url"])
    return render_document(request, record.data, **beside(record.data))


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def pointing(kind: str, facet: str, value: str) -> list[Document]:
    """The list entries of the latest records that have this value of a facet."""
    rows = PublicRecord.objects.of_kind_having(kind, facet, value).without_document()
    return [row.summary_data for row in rows.newest()[:SHOWN]]
