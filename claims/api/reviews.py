"""Reviews in the API."""

from typing import ClassVar

from claims.documents.filters import ReviewFilterSet
from claims.documents.serializers import ReviewDocumentSerializer
from claims.documents.summaries import ReviewEntrySerializer
from factcheck.api.views import DetailView, ListView


class ReviewList(ListView):
    """Reviews: fact-checks of claims, by us or by other publishers.

    A review is part of the document of its claim; here it can be read by itself.
    """

    filterset_class = ReviewFilterSet
    entry = ReviewEntrySerializer


class ReviewDetail(DetailView):
    """A review: what it asks, its rating on its publisher's scale, its evidence, and the right of reply."""

    kind: ClassVar[str] = "review"
    document = ReviewDocumentSerializer
