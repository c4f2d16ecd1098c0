"""The page of a claimant."""

from typing import Any, Final

from claims.pages.positions import positions_by_topic
from claims.pages.rated import rated
from factcheck.public.record_pages import record_page
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import SHOWN, PublicState

_FEW: Final = 10
"""How many claims each side lists: the positions by topic tell the words of more."""


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    latest = state.documents_pointing("claim", "claimant", document["id"])
    return {
        "says": state.pointing("claim", "says", document["id"], most=_FEW),
        "contests": state.pointing("claim", "contests", document["id"], most=_FEW),
        "members": state.pointing("claimant", "organisation", document["id"]),
        "rated": rated(document["id"], state),
        "topics": positions_by_topic(latest, document["id"]),
        "more_positions": len(latest) == SHOWN,
    }


claimant = record_page("claimant", _beside)
"""Who someone is, what they say and what they contest, how that was rated, and how their words changed."""
