"""The page of a search in all kinds of records."""

from collections.abc import Iterable, Iterator, Sequence
from http import HTTPStatus
from itertools import chain, islice
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from factcheck.http.requests.methods import read_only
from factcheck.public import empty_results
from factcheck.public.checking.limits import seconds_to_wait
from factcheck.public.error_pages import too_many_requests
from factcheck.public.list_pages import Result, in_language, results_of, sought_in
from factcheck.public.searching.groups import Group, groups, is_text
from factcheck.public.searching.period import Period, asked_for
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.search import words

_OF_EACH_KIND: Final = 5


@read_only
def search(request: HttpRequest) -> HttpResponse:
    """What is found for some words, or which claims a text is about; without either, where to begin."""
    asked, period = request.GET.get("q", "").replace("\0", " ").strip(), asked_for(request.GET)
    shown = {"q": asked, "period": period}
    if period.is_wrong:
        return render(request, "search.html", shown, status=HTTPStatus.BAD_REQUEST)
    if not words(asked):
        return render(request, "search.html", shown | {"lists": public_kinds.listed()})
    if is_text(asked) and (seconds := seconds_to_wait(request, 1)):
        response = too_many_requests(request)
        response.headers["Retry-After"] = str(seconds)
        return response
    return render(request, "search.html", shown | {"is_text": is_text(asked), **_found(asked, period)})


def _found(asked: str, period: Period) -> dict[str, Any]:
    tried = groups(asked, _OF_EACH_KIND, period=period)
    found = [group for group in tried if group.rows]
    return {
        "groups": list(_with_results(found)),
        "terms": tuple(chain.from_iterable(sought_in(tried[0].found))),
        "spelling": "" if found else _other_spelling(tried),
    }


def _with_results(found: Sequence[Group]) -> Iterator[tuple[Group, list[Result]]]:
    """Each group with its records, whose names are looked up for all groups at once."""
    results = [_results(group) for group in found]
    shown = iter(in_language(list(chain.from_iterable(results))))
    return ((group, list(islice(shown, len(its)))) for group, its in zip(found, results, strict=True))


def _results(group: Group) -> list[Result]:
    if group.matched:
        return [Result(group.shown.shown(row), None) for row in group.rows]
    return results_of(group.found, group.shown)


def _other_spelling(tried: Iterable[Group]) -> str:
    """The words, spelt as records have them, by which something of some kind is found."""
    spelt = (empty_results.other_spelling(group.found, group.kind.name) for group in tried)
    return next(filter(None, spelt), "")
