"""Reviews as readers and programs see them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.documents.filters import ReviewFilterSet
from claims.documents.reviews import ReviewDocumentSerializer
from claims.documents.sheets import REVIEWS
from claims.documents.summaries import ReviewEntrySerializer
from claims.linked.review import cited_in_review, review_node, told_of_review
from claims.pages.summary.reviews import review_title
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, PublicKind, Resource
from factcheck.publishing.reading.public_state import PublicState


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {"claim": state.document("claim", document["claim"]["id"])}


REVIEW: Final = PublicKind(
    name="review",
    part_of="claim",
    words=KindWords(one=pgettext_lazy("kind of record", "Review"), many=_("Reviews")),
    template="claims/review.html",
    headline=review_title,
    linked=LinkedData(describe=review_node, cites=cited_in_review, on_page=told_of_review),
    beside=_beside,
    resource=Resource(
        filterset=ReviewFilterSet,
        entry=ReviewEntrySerializer,
        document=ReviewDocumentSerializer,
        sheets=(REVIEWS,),
        about_list="""Reviews: fact-checks of claims, by us or by other publishers.

        A review is part of the document of its claim; here it can be read by itself.
        """,
        about_record=(
            "A review: what it asks, its rating on its publisher's scale, its evidence, and the right of reply."
        ),
        place=7,
    ),
)
"""What a review found, on what evidence."""
