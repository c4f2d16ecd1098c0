"""What the API answers when it can't do what was asked: problem details (RFC 9457), for every error alike."""

from http import HTTPStatus
from typing import Any, Final

import orjson
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable

from factcheck.publishing.reading.records import Gone, Moved
from factcheck.publishing.reading.redactions import Redacted

MEDIA_TYPE: Final = "application/problem+json"
API: Final = ("/api/", "/v1alpha1/", "/$discovery/", "/reconcile")
"""How the addresses for programs begin."""


class BadParametersError(Exception):
    """A query string that can't be answered; `errors` holds messages for readers, by parameter."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


class TooOftenError(Exception):
    """More was asked for than one caller may have; there is more in so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def is_api(request: HttpRequest) -> bool:
    """Whether an error on this request is answered by `problem` rather than by a page."""
    return request.path_info.startswith(API)


def problem(request: HttpRequest, status: int, title: str = "", detail: str = "", **extra: Any) -> HttpResponse:
    """A problem document.

    The type is always `about:blank`: the status says what sort of problem it is. The title is that of
    the status unless given; `extra` adds members to the document.
    """
    title = title or HTTPStatus(status).phrase
    document = {"type": "about:blank", "title": title, "status": status, "detail": detail, **extra}
    response = HttpResponse(orjson.dumps(document), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-cache"
    return response


def lead_on(path: str) -> HttpResponse:
    """301 to where a record is read now; no cache keeps it unasked, since a merge can be undone."""
    response = HttpResponsePermanentRedirect(path)
    response.headers["Cache-Control"] = "no-cache"
    return response


def problem_response(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """The answer to an error that an API view raised, or None for one that is a fault of ours."""
    request: HttpRequest = context["request"]
    answer = None
    match error:
        case BadParametersError():
            answer = problem(request, 400, detail="Mend the parameters named in “errors”.", errors=error.errors)
        case Gone():
            answer = problem(request, 410, detail=error.note)
        case Redacted():
            found = error.redaction
            detail = f"Redacted at {found.time} on the basis of: {found.basis}"
            answer = problem(request, 451, detail=detail, redacted=found.sequence)
        case Moved():
            answer = lead_on(request.get_full_path().replace(context["kwargs"]["record_id"], error.record_id, 1))
        case Http404():
            answer = problem(request, 404, detail=str(error) or "There is nothing at this address.")
        case PermissionDenied():
            answer = problem(request, 403, detail=str(error))
        case MethodNotAllowed():
            answer = _not_allowed(request, context["view"].allowed_methods)
        case TooOftenError():
            answer = _too_often(request, error.seconds)
        case APIException():
            answer = _not_fit(request, error)
    return answer


def _not_fit(request: HttpRequest, error: APIException) -> HttpResponse:
    """The framework's own refusals, such as 415."""
    is_media_type = isinstance(error, NotAcceptable)
    detail = "This address answers in application/json only." if is_media_type else str(error.detail)
    return problem(request, error.status_code, detail=detail)


def _too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    detail = f"More was asked for than one address may have looked up in a minute: ask again in {seconds} seconds."
    response = problem(request, 429, detail=detail)
    response.headers["Retry-After"] = str(seconds)
    return response


def _not_allowed(request: HttpRequest, allowed: list[str]) -> HttpResponse:
    methods = ", ".join(allowed)
    response = problem(request, 405, detail=f"This address takes {methods}.")
    response.headers["Allow"] = methods
    return response
