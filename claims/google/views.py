"""The addresses of Google's Fact Check Tools API, as far as this site answers them."""

from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.csrf import csrf_exempt

from claims.google.asked import asked
from claims.google.discovery import discovery
from claims.google.errors import RefusedError, refusing
from claims.google.fields import selected
from claims.google.finding import find
from factcheck.http.answers import json_response
from factcheck.public.checking.limits import seconds_to_wait
from factcheck.public.searching.groups import is_text


@csrf_exempt
@refusing
def search(request: HttpRequest) -> HttpResponse:
    """Reviewed claims, a page of them."""
    wanted = asked(_parameters(request))
    if is_text(wanted.query) and (seconds := seconds_to_wait(request, 1)):
        message = f"Ask again in {seconds} seconds: an address may have only so many texts looked up in a minute."
        raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, message, Retry_After=str(seconds))
    found = find(wanted)
    answer: dict[str, Any] = {"claims": found.items} if found.items else {}
    if found.next:
        answer["nextPageToken"] = wanted.token(found.next)
    return _answer(selected(answer, wanted.fields), pretty=wanted.pretty)


@csrf_exempt
@refusing
def describe(request: HttpRequest) -> HttpResponse:
    """The discovery document."""
    if _parameters(request).get("version") != "v1alpha1":
        raise RefusedError(HTTPStatus.NOT_FOUND, "There is a description of version=v1alpha1 alone.")
    return _answer(discovery(), pretty=True)


@csrf_exempt
@refusing
def not_here(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """What Google's API has besides: looking for images, and writing markup for pages."""
    raise RefusedError(HTTPStatus.NOT_IMPLEMENTED, "This site answers claims:search alone.")


def _parameters(request: HttpRequest) -> QueryDict:
    """Those of the address; of a form where a client says that it is one in place of an address that is too long."""
    if request.method in {"GET", "HEAD"}:
        return request.GET
    if request.method == "POST" and request.headers.get("X-HTTP-Method-Override", "").upper() == "GET":
        return request.POST
    raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "This address takes GET and HEAD.", Allow="GET, HEAD")


def _answer(value: Any, *, pretty: bool) -> HttpResponse:
    body = orjson.dumps(value, option=orjson.OPT_INDENT_2 if pretty else None)
    response = json_response(body)
    response.headers["Content-Type"] = "application/json; charset=UTF-8"
    return response
