"""The lists of sources and publishers."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.list_pages import ListPage, list_page
from sources.filters import PublisherFilterSet, SourceFilterSet

_SOURCES: Final = ListPage(
    filterset=SourceFilterSet,
    title="Sources",
    lead="The articles, speeches, records and posts whose words these pages rest on.",
    entry="_components/source_entry.html",
    offers=("publisher", "kind"),
)
_PUBLISHERS: Final = ListPage(
    filterset=PublisherFilterSet,
    title="Publishers",
    lead="The outlets and institutions that make sources and reviews public.",
    entry="_components/publisher_entry.html",
    offers=("kind",),
)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Sources, to filter and search."""
    return list_page(request, _SOURCES)


@require_safe
def publishers(request: HttpRequest) -> HttpResponse:
    """Publishers, to filter and search."""
    return list_page(request, _PUBLISHERS)
