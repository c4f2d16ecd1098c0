"""Topics in the API."""

from typing import ClassVar

from claims.filters import TopicFilterSet
from claims.serializers import TopicDocumentSerializer
from claims.summaries import TopicEntrySerializer
from factcheck.publishing.api import DetailView, ListView


class TopicList(ListView):
    """Topics: the events and subjects that claims are about."""

    filterset_class = TopicFilterSet
    entry = TopicEntrySerializer


class TopicDetail(DetailView):
    """A topic, and the one that it is part of."""

    kind: ClassVar[str] = "topic"
    document = TopicDocumentSerializer
