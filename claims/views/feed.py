"""The feed of claims: of all, or of those that a search or filters leave."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext

from claims.documents.filters import ClaimFilterSet
from claims.pages.summary.summaries import Summary, summary_of
from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.naming.reading.composing import called, named
from factcheck.public.following.feeds import MOST, Feed, Form, atom_response, json_response
from factcheck.publishing.kinds import Key
from factcheck.publishing.reading import listing
from factcheck.publishing.reading.filters import Referent


@read_only
def claims_feed(request: HttpRequest, form: Form = Form.ATOM) -> HttpResponse:
    """The latest of the claims that the parameters of the list of claims leave; 400 where one makes no sense."""
    filters = filters_of(request.GET)
    asked = filters.copy()
    asked.update({"ordering": "-first_published_at", "page_size": str(MOST)})
    found = listing.read(asked, ClaimFilterSet, select=lambda rows: rows.defer("search_text", "summary"))
    if found.errors:
        detail = " ".join(f"{name}: {message}" for name, messages in found.errors.items() for message in messages)
        return render(request, "400.html", {"detail": detail}, status=400)
    claims = named([row.data for row in found.page.rows])
    entries = [summary_of(claim) for claim in claims]
    times = (claim["updated_at"] for claim in claims)
    feed = _feed(filters, found)
    if form is Form.JSON:
        return json_response(feed, [_item(summary) for summary in entries])
    return atom_response(feed, "feeds/claims.xml", times, {"entries": entries})


def _item(summary: Summary) -> dict[str, Any]:
    claim = summary.claim
    own = f"{settings.SITE_URL}/claims/{claim['id']}/"
    return {
        "id": own,
        "url": canonical(claim["url"], get_language() or DEFAULT),
        "title": summary.title,
        "summary": summary.text,
        "content_html": render_to_string("feeds/_claim.xml", {"summary": summary}),
        "date_published": claim["first_published_at"],
        "date_modified": claim["updated_at"],
        "tags": [topic["name"] for topic in claim["topics"]],
        "_factcheck": {
            "about": f"{settings.SITE_URL}/api/v1/docs/",
            "document": f"{settings.SITE_URL}/api/v1/claims/{claim['id']}/",
        },
    }


def filters_of(parameters: QueryDict) -> QueryDict:
    """The parameters of a list of claims that a feed of it has too: no paging, nothing unknown, nothing empty."""
    filters = QueryDict(mutable=True)
    for name, values in parameters.lists():
        if name in ClaimFilterSet.base_filters and (given := [value for value in values if value]):
            filters.setlist(name, given)
    return filters


def _feed(filters: QueryDict, found: listing.Listing) -> Feed:
    query = f"?{filters.urlencode()}" if filters else ""
    return Feed(title_of_list(filters, found), "claims", f"/claims/{query}", query)


def title_of_list(filters: QueryDict, found: listing.Listing) -> str:
    """What the feed of a list of claims is called, by the filters that were given."""
    if not filters:
        return title_of_claims(filters)
    form: forms.BaseForm = found.filterset.form
    match [(name, form.cleaned_data[name]) for name in filters]:
        case [("topic" | "claimant" as kind, [Referent(id=record_id, name=name)])]:
            return title_of_claims(filters, called([(Key(kind, record_id), name)])[record_id])
    return title_of_claims(filters)


def title_of_claims(filters: QueryDict, name: str = "") -> str:
    """The same without a query: `name` is that of the topic or the claimant, where one alone is asked for."""
    match list(filters):
        case []:
            return gettext("New claims")
        case ["topic"] if name:
            return gettext("New claims about %(topic)s") % {"topic": name}
        case ["claimant"] if name:
            return gettext("New claims that %(claimant)s makes or contests") % {"claimant": name}
        case ["q"]:
            return gettext("New claims found with “%(words)s”") % {"words": str(filters["q"]).strip()}
    return gettext("New claims that a search leaves")
