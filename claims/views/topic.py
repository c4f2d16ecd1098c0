"""The page of a topic."""

from typing import Any, Final

from claims.pages.figures import competing
from claims.pages.matrix import matrix_of
from factcheck.public.record_pages import record_page
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import PublicState

MOST: Final = 50
"""Claims on the page of a topic; the list of claims has the rest."""


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    found = state.documents_pointing("claim", "topic", document["id"], most=MOST + 1)
    claims = found[:MOST]
    return {
        "claims": claims,
        "has_more": len(found) > MOST,
        "matrix": matrix_of(claims),
        "competing": competing(claims),
        "subtopics": state.pointing("topic", "parent", document["id"]),
    }


topic = record_page("topic", _beside)
"""What a topic is about, who says what of it and when, and which figures compete."""
