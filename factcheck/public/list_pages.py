"""What the pages of all lists have in common: words to search for, filters, the records, and the pages around."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from factcheck.http.requests.methods import read_only
from factcheck.language.days import bound_of, complaint, typed
from factcheck.naming.reading.composing import named
from factcheck.public import empty_results
from factcheck.public.downloads import answers
from factcheck.public.narrowing import Narrowing, active, narrowing, query
from factcheck.public.record_pages import View
from factcheck.publishing.canonical import Document
from factcheck.publishing.dependencies import keepable
from factcheck.publishing.models.public import PublicRecord, PublicRecordQuerySet
from factcheck.publishing.reading import listing
from factcheck.publishing.reading.differences import Said
from factcheck.publishing.reading.filters import RELEVANCE, RecordFilterSet
from factcheck.publishing.reading.public_kinds import ListPage, PublicKind
from factcheck.publishing.reading.snippets import Piece, found_terms, snippet

_ORDERINGS: Final = {
    "relevance": _("Best matches first"),
    "-updated_at": _("Latest change first"),
    "updated_at": _("Longest unchanged first"),
    "-first_published_at": _("Newest first"),
    "first_published_at": _("Oldest first"),
}


_SINCE: Final = "updated_after"
"""By this readers ask what changed since a day. Programs give it moments, which no field for days can show."""


@dataclass(frozen=True)
class DateField:
    """One end of a period, as the form shows it."""

    name: str
    label: str
    value: str
    errors: Sequence[str]


@dataclass(frozen=True)
class Snippet:
    """Where words were found that the list entry does not show, and what text that is of."""

    label: Said
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Result:
    """A record in a list, and where in it the words were found."""

    entry: Document
    snippet: Snippet | None


def list_page(kind: PublicKind, shown: ListPage) -> View:
    """The view that lists the records of a kind; with a message at the field, and status 400, for bad parameters."""

    @read_only
    @keepable
    def view(request: HttpRequest) -> HttpResponse:
        return _answer(request, kind, shown)

    return view


def _answer(request: HttpRequest, kind: PublicKind, shown: ListPage) -> HttpResponse:
    asked = request.GET.get("q", "")
    is_whole = bool(asked) or shown.of_documents
    select = PublicRecordQuerySet.with_document if is_whole else PublicRecordQuerySet.without_document
    found = listing.read(_with_days(request.GET, shown), kind.resource.filterset, select=select)
    context = {
        "title": kind.words.many,
        "shown": shown,
        "page": found.page,
        "results": in_language(results_of(found, shown)),
        "terms": tuple(chain.from_iterable(sought_in(found))),
        "errors": found.errors,
        "q": found.given.get("q", ""),
        "narrowing": _narrowing(request, found),
        "active": list(active(found)),
        "path": request.path_info if not found.given else "",
        "json": _as_json(request.path_info, found),
        "files": [] if found.errors else answers.links(request.path_info, found, kind.resource.sheets),
        "query": query(found.given),
        **_form(found, shown),
        **_instead(found, kind.name),
    }
    return render(request, "list.html", context, status=400 if found.errors else 200)


def _with_days(given: QueryDict, shown: ListPage) -> QueryDict:
    """The parameters with the days that readers type in words as lists take them."""
    bounds = {name: name in shown.period[1:] for name in (*shown.period, _SINCE) if given.get(name)}
    if not bounds:
        return given
    days = given.copy()
    for name, is_last in bounds.items():
        days.setlist(name, [bound_of(text, is_last=is_last) for text in given.getlist(name)])
    return days


def _as_json(path: str, found: listing.Listing) -> str:
    """The address of the same list in the API; nothing where that would refuse it too."""
    kept = query(found.given)
    return "" if found.errors else f"/api/v1{path}?{kept}" if kept else f"/api/v1{path}"


def results_of(found: listing.Listing, shown: ListPage) -> list[Result]:
    """The records of a page of a list; it must have been read with their documents if there are words to search for."""
    sought = sought_in(found)
    return [_result(row, shown, sought) for row in found.page.rows]


def in_language(results: Sequence[Result]) -> list[Result]:
    """The same with the names that records have in the language of the page; one query."""
    entries = named([result.entry for result in results])
    return [Result(entry, result.snippet) for entry, result in zip(entries, results, strict=True)]


def sought_in(found: listing.Listing) -> Sequence[tuple[str, ...]]:
    """For each word that was searched for, the terms that tell of it."""
    if found.errors or "q" not in found.given or not isinstance(found.filterset, RecordFilterSet):
        return ()
    return found.filterset.sought.terms


def _narrowing(request: HttpRequest, found: listing.Listing) -> Narrowing:
    if found.errors or not found.filterset.form.is_valid():
        return Narrowing()
    return narrowing(found, expanded={request.GET.get("more", "")})


def _form(found: listing.Listing, shown: ListPage) -> dict[str, Any]:
    """What the form shows, and what it hands on unseen."""
    fields, orderings = found.filterset.form.fields, list(found.filterset.orderings)
    ordering = found.given.get("ordering", listing.default_ordering(found.given, found.filterset.orderings))
    orderings = orderings if "q" in found.given else [name for name in orderings if name != RELEVANCE]
    bounds = _bounds(found, shown)
    own = {"q", "ordering", "cursor", *bounds, *found.errors}
    return {
        "ordering": ordering,
        "order": _ORDERINGS.get(ordering, ""),
        "orderings": {name: _ORDERINGS[name] for name in orderings},
        "dates": [
            DateField(name, str(fields[name].label), typed(found.given.get(name, "")), _wrong_day(found, name))
            for name in bounds
        ],
        "since": found.given.get(_SINCE, "") if _SINCE in bounds and not found.errors else "",
        "hidden": [(name, value) for name, values in found.given.lists() if name not in own for value in values],
    }


def _wrong_day(found: listing.Listing, name: str) -> Sequence[str]:
    """What is wrong with a day, in the words of the form's hint; what else is wrong is told as lists tell it."""
    errors, typed_days = found.errors.get(name, ()), found.given.getlist(name)
    return [complaint(typed_days[0])] if errors and len(typed_days) == 1 else errors


def _bounds(found: listing.Listing, shown: ListPage) -> Sequence[str]:
    """The filters by days that the form has fields for."""
    is_day = len(found.given.get(_SINCE, "")) in (0, len("YYYY-MM-DD")) or _SINCE in found.errors
    return (*shown.period, _SINCE) if is_day and _SINCE in found.filterset.form.fields else shown.period


def _instead(found: listing.Listing, kind: str) -> dict[str, Any]:
    """What to try where nothing was found."""
    if found.errors or found.page.rows or not found.filterset.form.is_valid():
        return {}
    if "cursor" in found.given:
        return {"beyond": True}
    return {
        "spelling": empty_results.other_spelling(found, kind),
        "without_one": empty_results.without_one(found),
    }


def _result(row: PublicRecord, shown: ListPage, sought: Sequence[tuple[str, ...]]) -> Result:
    lacking = lacking_in(row.name, sought) if sought else []
    return Result(shown.shown(row), _snippet(shown.texts(row.data), sought, lacking) if lacking else None)


def lacking_in(text: str, sought: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The words, as terms of each, that the text lacks."""
    found = found_terms(text, chain.from_iterable(sought))
    return [terms for terms in sought if found.isdisjoint(terms)]


def _snippet(
    texts: Iterable[tuple[Said, str]], sought: Sequence[tuple[str, ...]], lacking: Sequence[tuple[str, ...]]
) -> Snippet | None:
    """The text in which the most words are found that the record's name lacks; the first of equals."""
    best: Snippet | None = None
    most = 0
    for label, text in texts:
        if (number := len(lacking) - len(lacking_in(text, lacking))) > most:
            best, most = Snippet(label, snippet(text, chain.from_iterable(sought))), number
    return best
