"""What the pages of all kinds of record have in common: as they are, as they were, and each revision's own."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import localised
from factcheck.language.once import one_page
from factcheck.linked.described import described_on_page
from factcheck.naming.reading.composing import composed
from factcheck.public.following.citations import citation_of
from factcheck.public.memento.headers import Addresses, as_memento, as_original
from factcheck.public.memento.mementos import Memento, around
from factcheck.public.memento.timegates import from_timegate
from factcheck.public.rendering import api_path, render_document
from factcheck.public.revision_facts import RevisionFacts, facts_of
from factcheck.publishing.dependencies import keepable
from factcheck.publishing.reading.as_of import AsOf
from factcheck.publishing.reading.moments import AS_OF, as_of
from factcheck.publishing.reading.public_kinds import Beside, PublicKind
from factcheck.publishing.reading.public_state import Now, PublicState
from factcheck.publishing.reading.records import Shown

View = Callable[..., HttpResponse]


def record_page(kind: PublicKind) -> View:
    """The view of a kind of record, at its one right address: as it is, or at the moment or revision asked for.

    The view raises:
        Gone: if the record was withdrawn.
        Moved: if it was merged into another.
        Http404: if there is, or was, no such record.
        AsOfError: for a moment that makes no sense.
    """

    @read_only
    @keepable
    def view(request: HttpRequest, record_id: str, slug: str = "", number: int | None = None) -> HttpResponse:
        if number is not None:
            return _page_of_revision(request, facts_of(kind.name, record_id, number), kind)
        is_negotiated = not (kind.part_of or request.GET.get(AS_OF))
        found = from_timegate(request, Addresses(kind.name, record_id)) if is_negotiated else None
        return found or _page_of_moment(request, kind, record_id, slug)

    return view


def _page_of_moment(request: HttpRequest, kind: PublicKind, record_id: str, slug: str) -> HttpResponse:
    moment = as_of(request.GET)
    state: PublicState = AsOf(moment.last) if moment else Now()
    shown = state.shown(kind.name, record_id)
    then = {"as_of": moment, "json": f"{api_path(shown.data)}?{moment.query}"} if moment else {}
    is_moved = slug != shown.data.get("slug", "")
    response = _moved(request, shown.data["url"]) if is_moved else _page(request, shown, state, kind.beside, then)
    if moment or kind.part_of:
        return response
    last = Memento(shown.data["revision"]["number"], shown.published_at)
    return as_original(response, Addresses(kind.name, record_id), last)


def _page_of_revision(request: HttpRequest, facts: RevisionFacts, kind: PublicKind) -> HttpResponse:
    """The page as readers first saw it with this revision."""
    then, published_at = {"this_revision": facts, "json": facts.json}, facts.shown.published_at
    response = _page(request, facts.shown, AsOf(published_at), kind.beside, then)
    found = Memento(facts.stamp["number"], published_at)
    record_id = facts.shown.data["id"]
    return as_memento(response, Addresses(kind.name, record_id), found, around(kind.name, record_id, found.number))


@one_page()
def _page(
    request: HttpRequest, shown: Shown, state: PublicState, beside: Beside, then: Mapping[str, Any]
) -> HttpResponse:
    record, shown_beside = composed(shown.data, state, beside)
    context = {"cited": citation_of(record, shown.hash), **then, **shown_beside}
    # Of the past nothing is said to programs that would take it for what holds now.
    linked = None if then else described_on_page(shown.data)
    response = render_document(request, record, **context, linked=linked)
    if then:
        # What was withdrawn must not linger in caches, the past least of all.
        response.headers["Cache-Control"] = "public, no-cache"
    return response


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    path = localised(path)
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
