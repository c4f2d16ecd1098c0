"""Topics in the API."""

from typing import ClassVar

from claims.documents.filters import TopicFilterSet
from claims.documents.serializers import TopicDocumentSerializer
from claims.documents.summaries import TopicEntrySerializer
from factcheck.api.views import DetailView, ListView


class TopicList(ListView):
    """Topics: the events and subjects that claims are about."""

    filterset_class = TopicFilterSet
    entry = TopicEntrySerializer


class TopicDetail(DetailView):
    """A topic, and the one that it is part of."""

    kind: ClassVar[str] = "topic"
    document = TopicDocumentSerializer
