"""Bodies of requests: how large they may be, and that whoever sends one gets an answer."""

import time
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.handlers.wsgi import LimitedStream
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from factcheck.http.proxies import Application, Environ

_LEFT_OVER: Final = 50_000_000
_SECONDS: Final = 30
_PIECE: Final = 65_536


def read_to_the_end(application: Application) -> Application:
    """The WSGI application, with what it left of a body read before its answer is sent.

    A server that closes a connection with bytes unread resets it, and the client loses the answer. A body sent in
    chunks, of which Django reads nothing, is collected as far as it may be large. Of one that is far too large no more
    than 50 MB are read, for 30 seconds at most.
    """

    def reading(environ: Environ, start_response: Any) -> Iterable[bytes]:
        rest = _collect(environ) if _is_chunked(environ) else _limit(environ)
        try:
            return application(environ, start_response)
        finally:
            _drain(rest)

    return reading


class RequestSizeMiddleware:
    """Refuses a request whose body is too large before any of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response.

        Raises:
            RequestDataTooBig: for Django to answer, as it does where a form turns out to be too large.
        """
        if _length(request.META) > _allowed(request):
            raise RequestDataTooBig("The body is larger than is taken at this address.")
        return self.get_response(request)


def _allowed(request: HttpRequest) -> int:
    is_upload = request.content_type == "multipart/form-data" and request.path_info.startswith("/admin/")
    return int(settings.UPLOAD_MAX_SIZE if is_upload else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _length(environ: Environ) -> int:
    length = str(environ.get("CONTENT_LENGTH") or "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _is_chunked(environ: Environ) -> bool:
    return bool(environ.get("wsgi.input_terminated")) and "HTTP_TRANSFER_ENCODING" in environ


def _limit(environ: Environ) -> Any:
    environ["wsgi.input"] = LimitedStream(environ["wsgi.input"], _length(environ))
    return environ["wsgi.input"]


def _collect(environ: Environ) -> Any:
    rest = environ["wsgi.input"]
    body = rest.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    del environ["HTTP_TRANSFER_ENCODING"]
    return rest


def _drain(rest: Any) -> None:
    end, left = time.monotonic() + _SECONDS, _LEFT_OVER
    try:
        while left > 0 and time.monotonic() < end and (piece := rest.read(_PIECE)):
            left -= len(piece)
    except Exception:  # noqa: S110
        # A body that breaks off or is malformed: each server says so in its own way, and the answer stands.
        pass
