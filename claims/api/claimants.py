"""Claimants in the API."""

from typing import ClassVar

from claims.documents.filters import ClaimantFilterSet
from claims.documents.serializers import ClaimantDocumentSerializer
from claims.documents.summaries import ClaimantEntrySerializer
from factcheck.api.views import DetailView, ListView


class ClaimantList(ListView):
    """Claimants: people, governments, ministries, organisations and outlets that speak."""

    filterset_class = ClaimantFilterSet
    entry = ClaimantEntrySerializer


class ClaimantDetail(DetailView):
    """A claimant: names, other names, and roles in organisations."""

    kind: ClassVar[str] = "claimant"
    document = ClaimantDocumentSerializer
