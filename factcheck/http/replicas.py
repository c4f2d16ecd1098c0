"""The WSGI application whose readers ask replicas, where the settings name any (decision 85)."""

import re
import time
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from django.conf import settings

from factcheck.database.replicas import asked
from factcheck.database.replicas.watching import Asks, Watch
from factcheck.http.problems import API
from factcheck.http.proxies import Application, Environ
from factcheck.http.requests.json_bodies import MAX_BODY
from factcheck.language.localisation import split_language

STALE: Final = "Factcheck-Stale"
"""The header of answers that may miss what was published lately."""
_READ: Final = frozenset({"GET", "HEAD"})
_DESK: Final = ("/admin/", "/accounts/")
# Pages of the forms of readers, who may just have sent them.
_FORMS: Final = ("/follow/", "/report/", "/suggest/")
# What mirrors and monitors follow: two servers, one of them behind, would tell of a log that is cut off again.
_FOLLOWED: Final = ("/api/v1/changes/", "/log/")
_MOST_SLOW: Final = 2


class FromReplicas:
    """Has an application ask a replica where any will do, and another server where one fails."""

    def __init__(self, application: Application, watch: Watch) -> None:
        self._application, self._watch = application, watch

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """The first answer that is no 503; the last of those, where every server fails."""
        self._watch.start()
        body, servers, slow = _body(environ), self._watch.order(_asks(environ)), 0
        for server in servers:
            told, began = _Told(), time.monotonic()
            may_be_stale = self._watch.may_be_stale(server)
            asked.ask(server, may_be_stale=may_be_stale)
            response = self._application(_again(environ, body), told)
            # What takes too long on two servers would on all others.
            slow += time.monotonic() - began > settings.DATABASE_ANSWER_TIMEOUT
            is_last = server is servers[-1] or body is None or slow == _MOST_SLOW
            if is_last or not told.status.startswith("503"):
                break
            _close(response)
            server.failed()
        start_response(told.status, [*told.headers, (STALE, "true")] if may_be_stale else told.headers)
        return response


def reading_from_replicas(application: Application) -> Application:
    """The application as it is, where there are no replicas."""
    return FromReplicas(application, asked.watch()) if settings.DATABASE_REPLICAS else application


class _Told:
    """Hears what an application says before its body."""

    status, headers = "", list[tuple[str, str]]()

    def __call__(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        self.status, self.headers = status, headers


def _asks(environ: Environ) -> Asks:
    path, session = environ["PATH_INFO"], re.escape(settings.SESSION_COOKIE_NAME)
    is_lookup = path.startswith(API) or split_language(path)[1] == "/check/"
    if path.startswith(_DESK) or not (is_lookup or environ["REQUEST_METHOD"] in _READ):
        return Asks.TO_WRITE
    is_signed_in = re.search(rf"(?:^|[;\s]){session}=[^;\s]", environ.get("HTTP_COOKIE", ""))
    if is_signed_in or split_language(path)[1].startswith((*_FORMS, *_FOLLOWED)):
        return Asks.ITS_OWN
    return Asks.WHAT_IS_PUBLISHED


def _body(environ: Environ) -> bytes | None:
    """What is sent along, so that it can be sent to several servers; None where it is too much to keep."""
    length = str(environ.get("CONTENT_LENGTH") or "0")
    is_counted = length.isascii() and length.isdigit() and "HTTP_TRANSFER_ENCODING" not in environ
    if not is_counted or int(length) > MAX_BODY:
        return None
    return environ["wsgi.input"].read(int(length)) if int(length) else b""


def _again(environ: Environ, body: bytes | None) -> Environ:
    return environ if body is None else environ | {"wsgi.input": BytesIO(body)}


def _close(response: Any) -> None:
    if hasattr(response, "close"):
        response.close()
