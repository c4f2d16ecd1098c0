"""Feeds in Atom (RFC 4287) and JSON Feed 1.1: what they have in common, and those of revisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import orjson
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.http import http_date
from django.utils.translation import get_language, gettext

from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.naming.reading.composing import named
from factcheck.public.following.told import Told, told_of
from factcheck.public.histories import corrections_and_withdrawals
from factcheck.public.rendering import headline_of
from factcheck.public.xml import well_formed
from factcheck.publishing.addresses import page_path
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.log import Revision
from factcheck.publishing.reading import public_kinds, records

MOST: Final = 50
"""Entries of a feed: the latest."""
_NEVER: Final = "1970-01-01T00:00:00Z"
"""When a feed was updated that never had an entry."""


class Form(StrEnum):
    """How a feed is written."""

    ATOM = "atom"
    JSON = "json"


_ENDS: Final = {Form.ATOM: "/", Form.JSON: ".json"}


@dataclass(frozen=True)
class Feed:
    """What a feed is called, what of it is asked for, and the page of the same list, a path without a language."""

    title: str
    name: str
    page: str
    query: str = ""

    def path(self, form: Form) -> str:
        """Where it is read in a form: a path without a language."""
        return f"/feeds/{self.name}{_ENDS[form]}{self.query}"

    def addresses(self, form: Form, language: str) -> dict[str, str]:
        """Its own address in a form, and that of its page."""
        return {"self": canonical(self.path(form), language), "page": canonical(self.page, language)}


def atom_response(feed: Feed, template: str, times: Iterable[str], context: dict[str, Any]) -> HttpResponse:
    """A feed in Atom.

    Args:
        feed: what it is called and where.
        template: that of its entries.
        times: when each entry was updated, as documents write it.
        context: what the template shows.
    """
    shown = feed.addresses(Form.ATOM, get_language() or DEFAULT) | _site() | context
    xml = render_to_string(template, {"feed": feed, "updated": max(times, default=_NEVER), **shown})
    return _to_be_asked_again(HttpResponse(well_formed(xml), content_type="application/atom+xml; charset=utf-8"))


def json_response(feed: Feed, items: list[dict[str, Any]]) -> HttpResponse:
    """The same in JSON Feed 1.1, of items as that has them."""
    language = get_language() or DEFAULT
    addresses = feed.addresses(Form.JSON, language)
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{feed.title} \u2013 {settings.SITE_NAME}",
        "home_page_url": addresses["page"],
        "feed_url": addresses["self"],
        "favicon": f"{settings.SITE_URL}{static('factcheck/favicon.svg')}",
        "authors": [{"name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"}],
        "language": language,
        "items": items,
    }
    return _to_be_asked_again(HttpResponse(orjson.dumps(told), content_type="application/feed+json"))


def _to_be_asked_again(response: HttpResponse) -> HttpResponse:
    """Last modified with the latest revision of the log: what leaves a feed changes it too."""
    if last := _last_published():
        response.headers["Last-Modified"] = http_date(last.timestamp())
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@read_only
def corrections_feed(request: HttpRequest, form: Form = Form.ATOM) -> HttpResponse:
    """The latest corrections and withdrawals, each with its note."""
    feed = Feed(gettext("Corrections and withdrawals"), "corrections", "/corrections/")
    return _feed_of_revisions(feed, corrections_and_withdrawals().order_by("-sequence"), form)


@read_only
def record_feed(request: HttpRequest, kind: str, record_id: str, form: Form = Form.ATOM) -> HttpResponse:
    """The latest revisions of one record, its withdrawal too.

    Raises:
        Http404: if there never was such a record.
    """
    revisions = records.told_revisions(kind, record_id).select_related("body")
    if not revisions.exists():
        raise Http404(f"There is no {kind} {record_id}.")
    page = page_path(kind, record_id)
    return _feed_of_revisions(Feed(_title(kind, record_id), page.strip("/"), page), revisions, form)


def _title(kind: str, record_id: str) -> str:
    """What the feed of one record is called; of one that is public no more without its name."""
    document = records.document_of(Key(kind, record_id))
    name = headline_of(*named([document])) if document else str(public_kinds.get(kind).words.one)
    return title_of_changes(name)


def title_of_changes(name: str) -> str:
    """What is said of the revisions of a record that is called so."""
    return gettext("Changes: %(name)s") % {"name": name}


def _feed_of_revisions(feed: Feed, revisions: QuerySet[Revision], form: Form) -> HttpResponse:
    entries = told_of(revisions[:MOST])
    if form is Form.JSON:
        return json_response(feed, [_item(entry) for entry in entries])
    return atom_response(feed, "feeds/revisions.xml", (entry.time for entry in entries), {"entries": entries})


def _item(entry: Told) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": canonical(entry.page, get_language() or DEFAULT),
        "title": entry.title,
        "content_text": entry.note,
        "date_published": entry.time,
        "date_modified": entry.time,
    }


def _site() -> dict[str, str]:
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}


def _last_published() -> datetime | None:
    return Revision.objects.order_by("-sequence").values_list("time", flat=True).first()
