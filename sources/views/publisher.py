"""The page of a publisher."""

from typing import Any, Final

from factcheck.public.record_pages import record_page
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import SHOWN, PublicState
from sources.pages.scales import scales_in

_REVIEWS: Final = 100
"""In how many of its latest reviews its rating scales are looked for."""


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    reviews = state.pointing("review", "reviewed_by", document["id"], most=_REVIEWS)
    return {
        "sources": state.pointing("source", "publisher", document["id"]),
        "reviews": reviews[:SHOWN],
        "scales": scales_in(reviews),
    }


publisher = record_page("publisher", _beside)
"""Who makes sources and reviews public, and which; and on what scales it rates."""
