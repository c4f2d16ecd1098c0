"""The oEmbed provider (oembed.com): how a claim is shown inside pages of others, by the address of its page."""

from typing import Any, Final
from urllib.parse import unquote, urlsplit

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

from claims.kinds import CLAIM, REVIEW
from claims.pages.cards.frames import WIDTH, frame, height_at
from claims.pages.summary.summaries import claim_title
from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import DEFAULT, canonical, respelled, split_language
from factcheck.naming.reading.composing import named
from factcheck.public.pictures import share_pictures
from factcheck.public.xml import well_formed
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading import records
from factcheck.publishing.reading.records import Gone, Moved

_LONGEST: Final = 2000
"""Characters of an address."""
_MOST_DIGITS: Final = 6
_KINDS: Final = {kind.plural: kind.name for kind in (CLAIM, REVIEW)}


class BadSizeError(ValueError):
    """A size that is no whole number from 1."""


@read_only
def oembed(request: HttpRequest) -> HttpResponse:
    """The answer for a page's address: 400 for a request that makes no sense, 404 for no page, 501 for no format."""
    url, form = request.GET.get("url", ""), request.GET.get("format", "json")
    if form not in {"json", "xml"}:
        return _refusal(501, "Ask for format=json or format=xml.")
    try:
        width, height = _size(request, "maxwidth"), _size(request, "maxheight")
    except BadSizeError:
        return _refusal(400, "maxwidth and maxheight are whole numbers from 1.")
    if not url:
        return _refusal(400, "Give the address of a claim as url.")
    language, claim = _found(url)
    if claim is None:
        return _refusal(404, "There is no public claim or review of this site at that address.")
    # As its card is at that address: its height follows from its words.
    with translation.override(language):
        [shown] = named([claim])
        return _answer(_embed(shown, language, width, height), form)


def _size(request: HttpRequest, name: str) -> int | None:
    """The pixels asked for, or None.

    Raises:
        BadSizeError: for anything that is no whole number from 1.
    """
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:_MOST_DIGITS])):
        raise BadSizeError
    return int(text[:_MOST_DIGITS])


def _found(url: str) -> tuple[str, Document | None]:
    """The claim whose page is at an address, or whose review's or revision's, and the language of the address."""
    language, match = _resolved(url)
    kind = _KINDS.get(match.route.partition("/")[0]) if match else None
    record_id = match.kwargs.get("record_id") if match else None
    return language, _claim(kind, record_id) if kind and record_id else None


def _resolved(url: str) -> tuple[str, ResolverMatch | None]:
    """What of this site is at an address, if anything is."""
    try:
        asked, site = urlsplit(url[:_LONGEST]), urlsplit(settings.SITE_URL)
        language, path = split_language(respelled(unquote(asked.path.removeprefix(site.path))))
        ours = asked.scheme in {"http", "https"} and asked.netloc.lower() == site.netloc.lower()
        # Without its last slash, browsers are led there.
        return language or DEFAULT, resolve(path if path.endswith("/") else f"{path}/") if ours else None
    except (ValueError, Resolver404):
        return DEFAULT, None


def _claim(kind: str, record_id: str) -> Document | None:
    try:
        found = records.live(kind, record_id).data
        return records.live("claim", found["claim"]["id"]).data if kind == REVIEW.name else found
    except Moved as moved:
        return records.live(kind, moved.record_id).data
    except (Gone, Http404):
        return None


def _embed(claim: Document, language: str, width: int | None, height: int | None) -> dict[str, Any]:
    own = f"/claims/{claim['id']}/"
    wide = min(width or WIDTH, WIDTH)
    fitting = height_at(claim, wide)
    shown = {"width": wide, "height": min(height or fitting, fitting)}
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": claim_title(claim),
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{settings.SITE_URL}/",
        "html": frame(claim, language, wide, shown["height"] if shown["height"] < fitting else None),
        **shown,
    }
    if (width or share_pictures.WIDTH) >= share_pictures.WIDTH and (
        height or share_pictures.HEIGHT
    ) >= share_pictures.HEIGHT:
        answer["thumbnail_url"] = canonical(f"{own}image.png", language)
        answer["thumbnail_width"], answer["thumbnail_height"] = share_pictures.WIDTH, share_pictures.HEIGHT
    return answer


def _answer(embed: dict[str, Any], form: str) -> HttpResponse:
    if form == "json":
        return HttpResponse(orjson.dumps(embed), content_type="application/json")
    xml = render_to_string("claims/oembed.xml", {"members": embed})
    return HttpResponse(well_formed(xml), content_type="text/xml; charset=utf-8")


def _refusal(status: int, message: str) -> HttpResponse:
    return HttpResponse(f"{message}\n", status=status, content_type="text/plain; charset=utf-8")
