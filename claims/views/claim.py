"""The page of a claim."""

from typing import Any

from django.utils.translation import get_language_bidi

from claims.pages.drawing import draw
from claims.pages.graph import dispute, neighbourhood
from claims.pages.provenance import origins_beyond
from factcheck.public.record_pages import record_page
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import PublicState


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    around = neighbourhood(document, state)
    return {
        "standings": around.documents,
        "pointing": around.pointing,
        "picture": draw(dispute(around), mirrored=get_language_bidi()),
        "beyond": state.entries("source", origins_beyond(document)),
    }


claim = record_page("claim", _beside)
"""What is claimed, who says so, who contests it, and what reviews found."""
