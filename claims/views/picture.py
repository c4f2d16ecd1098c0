"""The picture of a claim, for where its address is passed on."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from claims.kinds import CLAIM
from claims.pages.summary.summaries import summary_of
from claims.pages.summary.wordings import wording_of
from claims.views.merged import follows_merges
from factcheck.http.requests.methods import read_only
from factcheck.naming.reading.composing import named
from factcheck.public.pictures.share_pictures import VERSION, can_draw, picture, png_response, site_picture
from factcheck.publishing.reading import records


@read_only
@follows_merges("claim-picture")
def claim_picture(request: HttpRequest, record_id: str) -> HttpResponse:
    """What is claimed, how it stands and what reviews found; the site's, where our fonts lack anything of it.

    Raises:
        Gone: if the claim was withdrawn.
        Http404: if there is no such claim.
    """
    [claim] = named([records.live("claim", record_id).data])
    summary, wording = summary_of(claim), wording_of(claim)
    notes = str(summary.lead), summary.note
    kicker = " · ".join(filter(None, [str(CLAIM.words.one), wording.note]))
    if not can_draw(wording.text, kicker, *notes):
        return site_picture(request)
    drawn = sha256("\n".join([wording.text, kicker, *notes]).encode()).hexdigest()
    etag = f'"{drawn}-{get_language()}-{VERSION}"'
    return png_response(request, etag, lambda: picture(wording.text, notes, kicker))
