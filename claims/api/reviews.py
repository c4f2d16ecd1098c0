"""Reviews in the API."""

from typing import ClassVar

from claims.filters import ReviewFilterSet
from claims.serializers import ReviewDocumentSerializer
from claims.summaries import ReviewEntrySerializer
from factcheck.publishing.api import DetailView, ListView


class ReviewList(ListView):
    """Lists reviews."""

    filterset_class = ReviewFilterSet
    entry = ReviewEntrySerializer


class ReviewDetail(DetailView):
    """Serves a review."""

    kind: ClassVar[str] = "review"
    document = ReviewDocumentSerializer
