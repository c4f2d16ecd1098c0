"""The lists of sources and publishers."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from factcheck.public.list_pages import ListPage, list_page
from sources.documents.filters import PublisherFilterSet, SourceFilterSet
from sources.documents.searched import searched_in_publisher, searched_in_source

_SOURCES: Final = ListPage(
    filterset=SourceFilterSet,
    title=_("Sources"),
    lead=_("The articles, speeches, records and posts whose words these pages rest on."),
    entry="_components/source_entry.html",
    texts=searched_in_source,
    period=("published_after", "published_before"),
)
_PUBLISHERS: Final = ListPage(
    filterset=PublisherFilterSet,
    title=_("Publishers"),
    lead=_("The outlets and institutions that make sources and reviews public."),
    entry="_components/publisher_entry.html",
    texts=searched_in_publisher,
)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The page of the list of sources, with its search and filters."""
    return list_page(request, _SOURCES)


@require_safe
def publishers(request: HttpRequest) -> HttpResponse:
    """The page of the list of publishers, with its search and filters."""
    return list_page(request, _PUBLISHERS)
