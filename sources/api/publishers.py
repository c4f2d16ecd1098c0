"""Publishers in the API."""

from typing import ClassVar

from factcheck.api.views import DetailView, ListView
from sources.documents.filters import PublisherFilterSet
from sources.documents.serializers import PublisherDocumentSerializer
from sources.documents.summaries import PublisherEntrySerializer


class PublisherList(ListView):
    """Publishers: the outlets and institutions that make sources public, or review claims."""

    filterset_class = PublisherFilterSet
    entry = PublisherEntrySerializer


class PublisherDetail(DetailView):
    """A publisher."""

    kind: ClassVar[str] = "publisher"
    document = PublisherDocumentSerializer
