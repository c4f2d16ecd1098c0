"""Sources in the API."""

from typing import ClassVar

from factcheck.publishing.api import DetailView, ListView
from sources.filters import SourceFilterSet
from sources.serializers import SourceDocumentSerializer
from sources.summaries import SourceEntrySerializer


class SourceList(ListView):
    """Lists sources."""

    filterset_class = SourceFilterSet
    entry = SourceEntrySerializer


class SourceDetail(DetailView):
    """Serves a source."""

    kind: ClassVar[str] = "source"
    document = SourceDocumentSerializer
