"""The page of a source."""

from typing import Any

from factcheck.public.record_pages import record_page
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import PublicState
from sources.documents.origins import origins_of
from sources.pages.chains import drawing_on, drawn_on


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {
        "claims": state.documents_pointing("claim", "source", document["id"]),
        "drawn_on": drawn_on(document, state),
        "drawing_on": drawing_on(document, state),
        "origins": _origins(document, state) if document["draws_on"] else [],
    }


source = record_page("source", _beside)
"""Where a source is found, what rests on it, what it draws on, and what it looked like."""


def _origins(document: Document, state: PublicState) -> list[Document]:
    """The entries of the sources that its reporting goes back to, the nearest first, each with its steps."""
    steps = {origin["id"]: origin["steps"] for origin in origins_of(document)}
    entries = state.entries("source", steps)
    nearest_first = sorted(entries.values(), key=lambda entry: (steps[entry["id"]], entry["title"]))
    return [entry | {"steps": steps[entry["id"]]} for entry in nearest_first]
