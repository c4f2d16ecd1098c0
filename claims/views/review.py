"""The page of a review."""

from typing import Any

from factcheck.public.record_pages import record_page
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import PublicState


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {"claim": state.document("claim", document["claim"]["id"])}


review = record_page("review", _beside)
"""What a review found, on what evidence."""
