"""A claim as a card, for a frame in pages of others."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.pages.cards.contents import card_of
from claims.views.merged import follows_merges
from factcheck.http.requests.methods import read_only
from factcheck.naming.reading.composing import named
from factcheck.publishing.reading import records
from factcheck.publishing.reading.records import Gone

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; {scripts}"
    "form-action 'none'; base-uri 'none'; frame-ancestors *"
)
_FIT: Final = "fit"
"""Asks for the script that tells the page around the frame how tall the card is."""


@read_only
@xframe_options_exempt
@follows_merges("claim-card")
def card(request: HttpRequest, record_id: str) -> HttpResponse:
    """What is claimed, both sides with their words and grounds, and what reviews found; or why it was withdrawn.

    Raises:
        Http404: if there is no such claim.
    """
    fits = request.GET.get(_FIT) == "yes"
    try:
        context = {"card": card_of(*named([records.live("claim", record_id).data])), "fits": fits}
        response = render(request, "claims/card.html", context)
    except Gone as gone:
        response = render(request, "claims/card_gone.html", {"note": gone.note, "fits": fits}, status=410)
    response.headers["Content-Security-Policy"] = _policy(fits=fits)
    return response


def _policy(*, fits: bool) -> str:
    return _POLICY.format(scripts="script-src 'self'; " if fits else "")
