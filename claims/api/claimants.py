"""Claimants in the API."""

from typing import ClassVar

from claims.filters import ClaimantFilterSet
from claims.serializers import ClaimantDocumentSerializer
from claims.summaries import ClaimantEntrySerializer
from factcheck.publishing.api import DetailView, ListView


class ClaimantList(ListView):
    """Claimants: people, governments, ministries, organisations and outlets that speak."""

    filterset_class = ClaimantFilterSet
    entry = ClaimantEntrySerializer


class ClaimantDetail(DetailView):
    """A claimant: names, other names, and roles in organisations."""

    kind: ClassVar[str] = "claimant"
    document = ClaimantDocumentSerializer
