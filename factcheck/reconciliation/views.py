"""The addresses of the service: the same for everybody, without a language, and open to every origin."""

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import chain, islice
from typing import Any, Final

import orjson
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

from factcheck.analysis.folding import fold
from factcheck.analysis.queries import parse_query
from factcheck.http.answers import json_response
from factcheck.http.problems import BadParametersError, TooOftenError, problem, problem_response
from factcheck.public.checking.limits import seconds_to_wait
from factcheck.public.rendering import title_of
from factcheck.publishing.canonical import Document
from factcheck.publishing.finding.ranking import named, sought
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading.paging import whole_number
from factcheck.reconciliation import answers, kinds
from factcheck.reconciliation.asked import MOST, extension, queries
from factcheck.reconciliation.finding import candidates, is_matched

View = Callable[..., HttpResponse]
_SUGGESTED: Final = 10
_MAX_CURSOR: Final = 1000
_LONGEST: Final = 100
_LISTED: Final = 100
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors *"
)


def _answering(*methods: str) -> Callable[[View], View]:
    """Let a view be asked by these methods, and its refusals be problem documents."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def answered(request: HttpRequest) -> HttpResponse:
            if request.method not in {*methods, "HEAD"}:
                response = problem(request, 405, detail=f"This address takes {', '.join(methods)}.")
                response.headers["Allow"] = ", ".join((*methods, "HEAD"))
                return response
            try:
                return view(request)
            except (BadParametersError, Http404, TooOftenError) as error:
                refused = problem_response(error, {"request": request})
                assert refused is not None  # noqa: S101 -- it knows all three
                return refused

        return answered

    return decorate


@_answering("GET", "POST")
def reconcile(request: HttpRequest) -> HttpResponse:
    """A batch of queries, or of properties, in the address or in a form; without either, what the service can do."""
    given = request.POST if request.method == "POST" else request.GET
    if "queries" in given:
        return _json(request, _matched(request, given["queries"]))
    if "extend" in given:
        asked = extension(given["extend"])
        return _json(request, answers.extended(asked, _documents(asked.ids)))
    return _json(request, answers.manifest())


@_answering("GET")
def suggest_entity(request: HttpRequest) -> HttpResponse:
    """Records whose names have words that begin so."""
    prefix, cursor = _prefix(request.GET), _cursor(request.GET)
    return _json(request, answers.suggested(_beginning(prefix, cursor) if prefix else []))


@_answering("GET")
def suggest_property(request: HttpRequest) -> HttpResponse:
    """Properties whose names have these letters."""
    told = [{"id": each.id, "name": each.name} for each in kinds.all_properties().values()]
    return _json(request, {"result": _having(told, request.GET)})


@_answering("GET")
def suggest_type(request: HttpRequest) -> HttpResponse:
    """Types whose names have these letters."""
    return _json(request, {"result": _having([kinds.type_of(kind) for kind, _ in kinds.reconciled()], request.GET)})


@_answering("GET")
def propose_properties(request: HttpRequest) -> HttpResponse:
    """The properties of a type; of all, where none is named."""
    kind = request.GET.get("type", "")
    known = kinds.properties_of(kind) if kind in kinds.names() else {} if kind else kinds.all_properties()
    limit = whole_number(request.GET.get("limit") or str(_LISTED))
    if limit is None:
        raise BadParametersError({"limit": ["Write a whole number."]})
    told = [{"id": each.id, "name": each.name} for each in known.values()]
    # 0 is no limit.
    return _json(request, {"type": kind, "limit": limit, "properties": told[: limit or None]})


@_answering("GET")
def flyout_entity(request: HttpRequest) -> HttpResponse:
    """A record in a few words, as HTML to be put into a page."""
    document = _document(request.GET.get("id", ""))
    told = answers.entity(document)
    html = format_html("<p><strong>{}</strong></p><p>{}</p>", told["name"], told.get("description", ""))
    return _json(request, {"id": document["id"], "html": html})


@_answering("GET")
def flyout_property(request: HttpRequest) -> HttpResponse:
    """A property in a few words."""
    told = kinds.all_properties().get(request.GET.get("id", ""))
    if told is None:
        raise Http404("There is no such property.")
    return _json(request, {"id": told.id, "html": format_html("<p><strong>{}</strong></p>", told.name)})


@_answering("GET")
def flyout_type(request: HttpRequest) -> HttpResponse:
    """A type in a few words."""
    found = [kinds.type_of(kind) for kind, _ in kinds.reconciled() if kind.name == request.GET.get("id", "")]
    if not found:
        raise Http404("There is no such type.")
    html = format_html("<p><strong>{}</strong></p>", found[0]["name"])
    return _json(request, {"id": found[0]["id"], "html": html})


@_answering("GET")
@xframe_options_exempt
def preview(request: HttpRequest) -> HttpResponse:
    """A record as a small page, for a frame in programs of others."""
    document = _document(request.GET.get("id", ""))
    about = answers.entity(document).get("description", "")
    response = render(
        request, "reconciliation/preview.html", {"record": document, "title": title_of(document), "about": about}
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response


@_answering("GET")
def view(request: HttpRequest) -> HttpResponse:
    """The page of the record of an id, whatever its kind."""
    return HttpResponseRedirect(_document(request.GET.get("id", ""))["url"])


def _matched(request: HttpRequest, text: str) -> dict[str, Any]:
    asked = queries(text)
    texts = sum(map(is_matched, asked.values()))
    if texts and (seconds := seconds_to_wait(request, texts)):
        raise TooOftenError(seconds)
    return {key: answers.result_of(found) for key, found in candidates(asked).items()}


def _beginning(prefix: str, cursor: int) -> list[Document]:
    asked = sought(parse_query(prefix), begun=True)
    most = cursor + _SUGGESTED
    rows = (named(asked, PublicRecord.objects.of_kind(kind)).defer("search_text", "summary") for kind in kinds.names())
    found: Iterable[Any] = chain.from_iterable(each.newest()[:most] for each in rows)
    return [row.data for row in islice(found, cursor, most)]


def _having(told: list[dict[str, str]], given: QueryDict) -> list[dict[str, str]]:
    prefix, cursor = fold(_prefix(given)), _cursor(given)
    found = [each for each in told if any(prefix in fold(text) for text in each.values())]
    return found[cursor : cursor + MOST]


def _prefix(given: QueryDict) -> str:
    prefix = given.get("prefix", "").strip()
    if len(prefix) > _LONGEST or "\0" in prefix:
        raise BadParametersError({"prefix": [f"Write at most {_LONGEST} characters."]})
    return prefix


def _cursor(given: QueryDict) -> int:
    cursor = whole_number(given.get("cursor") or "0")
    if cursor is None or cursor > _MAX_CURSOR:
        raise BadParametersError({"cursor": [f"Write a whole number up to {_MAX_CURSOR}."]})
    return cursor


def _document(record_id: str) -> Document:
    found = _documents([record_id] if len(record_id) <= _LONGEST and "\0" not in record_id else [])
    if record_id not in found:
        raise Http404("There is no public record of this id.")
    return found[record_id]


def _documents(ids: Iterable[str]) -> dict[str, Document]:
    wanted = {each for each in ids if "\0" not in each}
    rows = PublicRecord.objects.filter(record_id__in=wanted, kind__in=kinds.names()).defer("search_text", "summary")
    return {row.record_id: row.data for row in rows}


def _json(request: HttpRequest, value: Any) -> HttpResponse:
    body = orjson.dumps(value)
    if request.method != "POST":
        return json_response(body)
    response = HttpResponse(body, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
