"""A request goes on to another server where one fails; which are asked, tests of the watch say."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.db import connection, connections

from factcheck.database.replicas import asked
from factcheck.database.replicas.servers import Server
from factcheck.database.replicas.watching import Watch
from factcheck.http.replicas import FromReplicas
from factcheck.http.requests.json_bodies import MAX_BODY

AWAY = "503 Service Unavailable"


class Site:
    """An application before three servers, of which some fail; the primary's name, and those that were asked."""

    def __init__(self) -> None:
        self.failing: set[str] = set()
        self.asked: list[tuple[str, bytes]] = []
        servers = [Server(name, connection.settings_dict) for name in ("primary", "replica 1", "replica 2")]
        self.watch = Watch(servers[0], servers[1:], max_lag=60)
        self.watch.start = lambda: None  # type: ignore[method-assign]
        for server in servers:
            server.position = 1
        servers[0].look = lambda: None  # type: ignore[method-assign]
        servers[0].is_primary = True
        self.watch.look(servers[0])
        self._application = FromReplicas(self._answer, self.watch)

    def ask(self, method: str, path: str, body: bytes = b"", cookie: str = "") -> tuple[str, dict[str, str]]:
        """The status and headers; what was asked before is forgotten."""
        self.asked.clear()
        told: list[Any] = []
        environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_COOKIE": cookie}
        environ |= {"CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}
        self._application(environ, lambda *given: told.extend(given))
        status, headers = told
        return status, dict(headers)

    def servers(self) -> list[str]:
        return [name for name, _ in self.asked]

    def _answer(self, environ: Any, start_response: Any) -> list[bytes]:
        self.asked.append((asked.name(), environ["wsgi.input"].read()))
        start_response(AWAY if asked.name() in self.failing else "200 OK", [])
        return []


@pytest.fixture
def site() -> Iterator[Site]:
    own = connections["default"]
    yield Site()
    connections["default"] = own
    asked._asked.set(asked._PRIMARY)


@pytest.mark.parametrize("path", ["/", "/fr/claims/", "/api/v1/claims/", "/readyz"])
def test_reader_whose_replica_fails_is_answered_by_the_next_server(site: Site, path: str) -> None:
    site.failing = {"replica 1"}

    assert site.ask("GET", path) == ("200 OK", {})
    assert site.servers() == ["replica 1", "replica 2"]

    site.ask("GET", path)
    assert site.servers() == ["replica 2"]


def test_reader_is_answered_by_the_primary_where_replicas_fail_and_503_where_all_do(site: Site) -> None:
    site.failing = {"replica 1", "replica 2"}
    assert site.ask("GET", "/")[0] == "200 OK"
    assert site.servers() == ["replica 1", "replica 2", "primary"]

    site.failing.add("primary")
    assert site.ask("GET", "/")[0] == AWAY


@pytest.mark.parametrize(("method", "path"), [("POST", "/report/"), ("POST", "/admin/"), ("GET", "/admin/")])
def test_who_may_write_asks_the_primary_alone(site: Site, method: str, path: str) -> None:
    site.failing = {"primary"}

    assert site.ask(method, path, b"text=1") == (AWAY, {})
    assert site.asked == [("primary", b"text=1")]


@pytest.mark.parametrize(
    ("path", "cookie"),
    [
        ("/", "a=b; sessionid=abc"),
        ("/fr/follow/yours/", ""),
        ("/api/v1/changes/", ""),
        ("/log/checkpoint", ""),
        ("/fr/log/", ""),
    ],
)
def test_who_reads_what_they_may_have_written_or_follows_the_log_asks_the_primary_and_a_replica_while_it_is_away(
    site: Site, path: str, cookie: str
) -> None:
    assert site.ask("GET", path, cookie=cookie) == ("200 OK", {})
    assert site.servers() == ["primary"]

    site.failing = {"primary"}
    assert site.ask("GET", path, cookie=cookie) == ("200 OK", {"Factcheck-Stale": "true"})
    assert site.servers() == ["primary", "replica 1"]


def test_answer_of_a_replica_is_marked_while_the_primary_is_away(site: Site) -> None:
    site.watch.primary.position = None

    assert site.ask("GET", "/") == ("200 OK", {"Factcheck-Stale": "true"})
    assert asked.may_be_stale()


def test_lookup_by_post_is_sent_again_with_its_body_unless_that_is_too_large_to_keep(site: Site) -> None:
    site.failing = {"replica 1"}
    assert site.ask("POST", "/api/v1/match", b"{}")[0] == "200 OK"
    assert site.asked == [("replica 1", b"{}"), ("replica 2", b"{}")]

    site.failing = {"replica 2"}
    assert site.ask("POST", "/hy/check/", b"a" * (MAX_BODY + 1))[0] == AWAY
    assert site.servers() == ["replica 2"]


def test_whatever_asks_the_default_database_asks_the_chosen_server(site: Site) -> None:
    replica = site.watch.replicas[0]

    asked.ask(replica, may_be_stale=False)

    connection.used_here = True  # type: ignore[attr-defined]
    assert replica.connection().used_here
    assert connection.alias == "default"
