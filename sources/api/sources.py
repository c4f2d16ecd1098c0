"""Sources in the API."""

from typing import ClassVar

from factcheck.api.views import DetailView, ListView
from sources.documents.filters import SourceFilterSet
from sources.documents.serializers import SourceDocumentSerializer
from sources.documents.summaries import SourceEntrySerializer


class SourceList(ListView):
    """Sources: the articles, speeches, press releases, posts and records that claims are reported in."""

    filterset_class = SourceFilterSet
    entry = SourceEntrySerializer


class SourceDetail(DetailView):
    """A source: where the original stands, who made it public, and what it draws on."""

    kind: ClassVar[str] = "source"
    document = SourceDocumentSerializer
