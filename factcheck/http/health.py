"""Two addresses for what watches over the server: /healthz, whether the process lives; /readyz, whether it can answer.

They are answered before anything else: without a session, and whatever host and scheme they are asked at.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from factcheck.database.engines import patience

_METHODS: Final = ("GET", "HEAD")


class HealthMiddleware:
    """Answers the two addresses; it stands before all others, which could lead elsewhere or refuse the host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response; that of another middleware, for any other address."""
        check = _CHECKS.get(request.path_info)
        if check is None:
            return self.get_response(request)
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        return _answer(request, well=check())


def _lives() -> bool:
    return True


def _reads() -> bool:
    try:
        with patience.at_most(settings.DATABASE_CONNECT_TIMEOUT), connection.cursor() as cursor:
            # Of a table: SQLite opens no file for a bare number.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            return cursor.fetchone() is not None
    except DatabaseError:
        return False


_CHECKS: Final[dict[str, Callable[[], bool]]] = {"/healthz": _lives, "/readyz": _reads}


def _answer(request: HttpRequest, *, well: bool) -> HttpResponse:
    status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
    body = b"" if request.method == "HEAD" else b"ok\n" if well else b"no database\n"
    response = HttpResponse(body, status=status, content_type="text/plain")
    response.headers["Cache-Control"] = "no-store"
    return response
