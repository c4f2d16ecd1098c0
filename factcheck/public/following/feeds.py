"""Atom feeds (RFC 4287): what they have in common, and the feed of corrections and withdrawals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import http_date
from django.utils.translation import get_language, gettext

from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.public.histories import corrections_and_withdrawals, erasures
from factcheck.public.rendering import headline_of
from factcheck.public.xml import well_formed
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import moment
from factcheck.publishing.models.log import Revision
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.redactions import Redaction

MOST: Final = 50
"""Entries of a feed: the latest."""
_NEVER: Final = "1970-01-01T00:00:00Z"
"""When a feed was updated that never had an entry."""


@dataclass(frozen=True)
class Feed:
    """What a feed is called, and where it and the page of the same list are read: paths without a language."""

    title: str
    path: str
    page: str


def feed_response(feed: Feed, template: str, times: Iterable[str], context: dict[str, Any]) -> HttpResponse:
    """A feed, last modified with the latest revision of the log: what leaves a feed changes it too.

    Args:
        feed: what it is called and where.
        template: that of its entries.
        times: when each entry was updated, as documents write it.
        context: what the template shows.
    """
    language = get_language() or DEFAULT
    addresses = {"self": canonical(feed.path, language), "page": canonical(feed.page, language)}
    updated = max(times, default=_NEVER)
    xml = render_to_string(template, {"feed": feed, "updated": updated, **_site(), **addresses, **context})
    response = HttpResponse(well_formed(xml), content_type="application/atom+xml; charset=utf-8")
    if last := _last_published():
        response.headers["Last-Modified"] = http_date(last.timestamp())
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@read_only
def corrections_feed(request: HttpRequest) -> HttpResponse:
    """The latest corrections and withdrawals, each with its note."""
    revisions = list(corrections_and_withdrawals().order_by("-sequence")[:MOST])
    feed = Feed(gettext("Corrections and withdrawals"), "/feeds/corrections/", "/corrections/")
    erased = erasures(revisions)
    entries = [_correction(revision, erased.get(revision.sequence)) for revision in revisions]
    return feed_response(feed, "feeds/corrections.xml", (entry["time"] for entry in entries), {"entries": entries})


def _correction(revision: Revision, redaction: Redaction | None) -> dict[str, str]:
    page = page_path(revision.kind, revision.record_id)
    told_at = f"{page}history/?at={revision.number}#r{revision.number}"
    if redaction:
        return _entry(revision, gettext("The words of this correction were erased"), told_at, redaction.basis)
    document = revision.body.data
    note = document["revision"]["note"]
    if title := headline_of(document):
        return _entry(revision, gettext("Corrected: %(title)s") % {"title": title}, told_at, note)
    return _entry(revision, str(public_kinds.get(revision.kind).words.withdrawn), page, note)


def _entry(revision: Revision, title: str, page: str, note: str) -> dict[str, str]:
    return {
        "id": f"{settings.SITE_URL}/api/v1/revisions/{revision.sequence}/",
        "title": title,
        "time": moment(revision.time),
        "page": page,
        "note": note,
    }


def _site() -> dict[str, str]:
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}


def _last_published() -> datetime | None:
    return Revision.objects.order_by("-sequence").values_list("time", flat=True).first()
