"""Caches, conditional requests, and HEAD."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from django.utils.http import parse_http_date_safe

from factcheck.http.compression import is_compressible
from factcheck.http.problems import is_api, problem


class ConditionalMiddleware:
    """Has caches ask again before they use what they keep: 304 to whoever has what we would send. HEAD gets no body.

    Django's own leaves HEAD out; a response to HEAD must be what the one to GET would be, but for the body.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response, or the shorter one that will do."""
        response = self.get_response(request)
        if request.method not in {"GET", "HEAD"} or not isinstance(response, HttpResponse):
            return response
        # What was withdrawn must not linger in caches, nor a redirect outlive the name that it led to.
        response.headers.setdefault("Cache-Control", "no-cache")
        if response.cookies and "no-store" not in response["Cache-Control"]:
            # For one reader, such as another in the place of one that is malformed.
            response.headers["Cache-Control"] = "private, no-store"
        if response.status_code == HTTPStatus.OK and "no-store" not in response.get("Cache-Control", ""):
            response = _conditional(request, response)
        if request.method == "HEAD":
            response.content = b""
        return response


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if not response.has_header("ETag"):
        set_response_etag(response)
    if is_compressible(request, response):
        _as_if_compressed(response)
    modified = response.get("Last-Modified")
    answer: Any = get_conditional_response(
        request,
        etag=response["ETag"],
        last_modified=parse_http_date_safe(modified) if modified else None,
        response=response,
    )
    if answer.status_code == HTTPStatus.NOT_MODIFIED and (policy := response.get("Content-Security-Policy")):
        # Another one would replace the page's own in the caches that have it.
        answer.headers["Content-Security-Policy"] = policy
    if answer.status_code == HTTPStatus.PRECONDITION_FAILED and is_api(request):
        return problem(request, 412, detail="The document is no longer the one that you named.")
    return answer or response


def _as_if_compressed(response: HttpResponse) -> None:
    # A 304 corrects the headers that a cache has kept with a page: without these it would hand out compressed bytes to
    # those who can't read them, or find no page that the answer is about.
    patch_vary_headers(response, ["Accept-Encoding"])
    response.headers["ETag"] = "W/" + response["ETag"].removeprefix("W/")
