"""Asks Django, and the layer before it, the same."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, connection

from factcheck.http.direct.databases import Connections, OfPostgresql, OfSqlite
from factcheck.http.direct.layer import Direct
from factcheck.http.proxies import declared_only
from factcheck.http.requests.bodies import read_to_the_end


class Answer(NamedTuple):
    """What a client gets; headers in the order of their names, the body as it reads once it is decoded."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes


class Server:
    """Both ways to an answer: Django alone, and the layer before it, which reads by Django's own connection."""

    def __init__(self, megabytes: int = 8) -> None:
        self._django = read_to_the_end(WSGIHandler())
        # The paths of the requests that the layer left to Django.
        self.handed_on: list[str] = []
        reading = {"sqlite": OfSqlite, "postgresql": OfPostgresql}[connection.vendor]
        connections = Connections(lambda: reading(connection.connection))
        self._direct = declared_only(Direct(self._counted, megabytes=megabytes, connections=connections))
        self._alone = declared_only(self._django)

    def django(self, path: str, **environ: Any) -> Answer:
        """What Django says."""
        return _ask(self._alone, path, environ)

    def direct(self, path: str, **environ: Any) -> Answer:
        """What is said with the layer before Django."""
        return _ask(self._direct, path, environ)

    @contextmanager
    def untroubled(self) -> Iterator[None]:
        """Assert that the block asks nothing of Django."""
        self.handed_on.clear()
        yield
        assert not self.handed_on, self.handed_on

    def _counted(self, environ: Any, start_response: Any) -> Any:
        self.handed_on.append(environ["PATH_INFO"])
        return self._django(environ, start_response)


@contextmanager
def connection_kept() -> Iterator[None]:
    """Leave the connection of a test alone when a request begins and ends, as Django's own client does."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


def _ask(application: Any, path: str, given: dict[str, Any]) -> Answer:
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.1",
        "HTTP_HOST": "testserver",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
        **given,
    }
    told: list[tuple[str, list[tuple[str, str]]]] = []
    response = application(environ, lambda status, headers, *_: told.append((status, headers)))
    body = b"".join(response)
    getattr(response, "close", lambda: None)()
    ((status, headers),) = told
    return Answer(status, sorted(_comparable(headers, body)), _decoded(headers, body))


def _comparable(headers: list[tuple[str, str]], body: bytes) -> list[tuple[str, str]]:
    """Without the length of what is compressed, to which Django adds some random bytes, and without tokens."""
    headers = [(name, value.partition("=")[0] if name == "Set-Cookie" else value) for name, value in headers]
    if ("Content-Encoding", "gzip") not in headers:
        return headers
    assert ("Content-Length", str(len(body))) in headers
    return [(name, value) for name, value in headers if name != "Content-Length"]


def _decoded(headers: list[tuple[str, str]], body: bytes) -> bytes:
    return gzip.decompress(body) if ("Content-Encoding", "gzip") in headers else body
