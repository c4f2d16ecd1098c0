"""Claims in the API."""

from typing import ClassVar

from claims.api import examples
from claims.documents.filters import ClaimFilterSet
from claims.documents.serializers import ClaimDocumentSerializer
from claims.documents.summaries import ClaimEntrySerializer
from factcheck.api.views import DetailView, ListView


class ClaimList(ListView):
    """Claims: propositions that someone holds to be so, with who says so and who contests it.

    A claim that is disputed is not for that reason false.
    """

    filterset_class = ClaimFilterSet
    entry = ClaimEntrySerializer
    example = examples.ENTRY


class ClaimDetail(DetailView):
    """A claim: its wording, who puts it forward, who contests it and on what grounds, and its reviews.

    The answer is the published document, byte for byte as the public log has it.
    """

    kind: ClassVar[str] = "claim"
    document = ClaimDocumentSerializer
    example = examples.DOCUMENT
