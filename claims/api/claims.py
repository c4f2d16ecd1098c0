"""Claims in the API."""

from typing import ClassVar

from claims.filters import ClaimFilterSet
from claims.serializers import ClaimDocumentSerializer
from claims.summaries import ClaimEntrySerializer
from factcheck.publishing.api import DetailView, ListView


class ClaimList(ListView):
    """Lists claims."""

    filterset_class = ClaimFilterSet
    entry = ClaimEntrySerializer


class ClaimDetail(DetailView):
    """Serves a claim."""

    kind: ClassVar[str] = "claim"
    document = ClaimDocumentSerializer
