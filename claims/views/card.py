"""A claim as a card, for a frame in pages of others."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.pages.summary.summaries import summary_of
from claims.views.merged import follows_merges
from factcheck.http.requests.methods import read_only
from factcheck.publishing.reading import records
from factcheck.publishing.reading.records import Gone

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors *"
)
_NAMED: Final = 3
"""Claimants on each side that a card names."""


@read_only
@xframe_options_exempt
@follows_merges("claim-card")
def card(request: HttpRequest, record_id: str) -> HttpResponse:
    """What is claimed, who says so, who contests it, and what reviews found; or why it was withdrawn.

    Raises:
        Http404: if there is no such claim.
    """
    try:
        claim = records.live("claim", record_id).data
    except Gone as gone:
        response = render(request, "claims/card_gone.html", {"note": gone.note}, status=410)
    else:
        summary = summary_of(claim)
        sides = summary.sides.says, summary.sides.contests
        context = {
            "claim": claim,
            "summary": summary,
            "sayers": sides[0][:_NAMED],
            "contesters": sides[1][:_NAMED],
            "more": sum(max(len(side) - _NAMED, 0) for side in sides),
        }
        response = render(request, "claims/card.html", context)
    response.headers["Content-Security-Policy"] = _POLICY
    return response
