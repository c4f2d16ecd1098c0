"""Claimants in the API."""

from typing import ClassVar

from claims.filters import ClaimantFilterSet
from claims.serializers import ClaimantDocumentSerializer
from claims.summaries import ClaimantEntrySerializer
from factcheck.publishing.api import DetailView, ListView


class ClaimantList(ListView):
    """Lists claimants."""

    filterset_class = ClaimantFilterSet
    entry = ClaimantEntrySerializer


class ClaimantDetail(DetailView):
    """Serves a claimant."""

    kind: ClassVar[str] = "claimant"
    document = ClaimantDocumentSerializer
