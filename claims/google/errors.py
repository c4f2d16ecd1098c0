"""Refusals in the form in which Google's APIs give them."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

import orjson
from django.http import HttpRequest, HttpResponse

_NAMES: Final = {
    HTTPStatus.BAD_REQUEST: "INVALID_ARGUMENT",
    HTTPStatus.NOT_FOUND: "NOT_FOUND",
    HTTPStatus.METHOD_NOT_ALLOWED: "UNIMPLEMENTED",
    HTTPStatus.TOO_MANY_REQUESTS: "RESOURCE_EXHAUSTED",
    HTTPStatus.NOT_IMPLEMENTED: "UNIMPLEMENTED",
}
View = Callable[..., HttpResponse]


class RefusedError(Exception):
    """What was asked for can't be answered; the message is for whoever wrote the program."""

    def __init__(self, status: HTTPStatus, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers


class InvalidArgumentError(RefusedError):
    """A parameter makes no sense."""

    def __init__(self, message: str) -> None:
        super().__init__(HTTPStatus.BAD_REQUEST, message)


def refusal(error: RefusedError) -> HttpResponse:
    """The error in Google's envelope."""
    told = {"code": error.status.value, "message": error.message, "status": _NAMES[error.status]}
    body = orjson.dumps({"error": told}, option=orjson.OPT_INDENT_2)
    response = HttpResponse(body, status=error.status, content_type="application/json; charset=UTF-8")
    response.headers["Cache-Control"] = "no-cache"
    for name, value in error.headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def refusing(view: View) -> View:
    """The view, its refusals in the envelope."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except RefusedError as error:
            return refusal(error)

    return answered
