"""Topics in the API."""

from typing import ClassVar

from claims.filters import TopicFilterSet
from claims.serializers import TopicDocumentSerializer
from claims.summaries import TopicEntrySerializer
from factcheck.publishing.api import DetailView, ListView


class TopicList(ListView):
    """Lists topics."""

    filterset_class = TopicFilterSet
    entry = TopicEntrySerializer


class TopicDetail(DetailView):
    """Serves a topic."""

    kind: ClassVar[str] = "topic"
    document = TopicDocumentSerializer
