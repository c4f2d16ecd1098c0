"""The front page."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.pages.competing import competing
from factcheck.http.requests.methods import read_only
from factcheck.naming.reading.composing import composed
from factcheck.public.checking.forms import CheckForm
from factcheck.public.histories import corrections_and_withdrawals
from factcheck.publishing.canonical import Document
from factcheck.publishing.dependencies import keepable
from factcheck.publishing.reading.public_state import Now

_CLAIMS: Final = 4
_COMPETING: Final = 2
_COUNTING: Final = 50
"""Among how many of the latest claims of quantities numbers are looked for that compete."""
_CORRECTIONS: Final = 3
_REVIEWS: Final = 3
_TOPICS: Final = 12


@read_only
@keepable
def home(request: HttpRequest) -> HttpResponse:
    """The start page: what the site is, what is disputed, what is new, what was corrected."""
    _, shown = composed({}, Now(), _shown)
    revisions = corrections_and_withdrawals().order_by("-sequence")[:_CORRECTIONS]
    return render(request, "home.html", {"form": CheckForm(), "revisions": revisions, **shown})


def _shown(_: Document, state: Any) -> dict[str, Any]:
    disputed = state.documents_pointing("claim", "disputed", "yes", _CLAIMS)
    # Twice as many, since those that are disputed are shown already.
    newest = state.newest_documents("claim", 2 * _CLAIMS)
    return {
        "disputed": disputed,
        "claims": [claim for claim in newest if claim not in disputed][:_CLAIMS],
        "competing": competing(state.documents_pointing("claim", "kind", "quantity", _COUNTING), _COMPETING),
        "reviews": state.newest("review", _REVIEWS),
        "topics": state.newest("topic", _TOPICS),
    }
