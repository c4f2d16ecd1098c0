"""Publishers in the API."""

from typing import ClassVar

from factcheck.publishing.api import DetailView, ListView
from sources.filters import PublisherFilterSet
from sources.serializers import PublisherDocumentSerializer
from sources.summaries import PublisherEntrySerializer


class PublisherList(ListView):
    """Publishers: the outlets and institutions that make sources public, or review claims."""

    filterset_class = PublisherFilterSet
    entry = PublisherEntrySerializer


class PublisherDetail(DetailView):
    """A publisher."""

    kind: ClassVar[str] = "publisher"
    document = PublisherDocumentSerializer
