"""A primary and two streaming replicas of PostgreSQL, which are killed, paused and promoted under a reader."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections

from factcheck.database.engines.configuring import database_at
from factcheck.database.replicas import asked
from factcheck.database.replicas.servers import Server
from factcheck.database.replicas.watching import Watch
from factcheck.http.replicas import FromReplicas
from tests.benchmarks.own_servers import OwnPostgreSQL, OwnReplica, postgresql_is_installed

SOON = 15
pytestmark = [
    pytest.mark.sweep,
    pytest.mark.skipif(not postgresql_is_installed(), reason="PostgreSQL's own programs are not installed"),
    pytest.mark.skipif(
        not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="its servers are PostgreSQL's"
    ),
]


class Site:
    """The smallest application that reads and writes: a number in a table."""

    def __init__(self, servers: list[OwnPostgreSQL]) -> None:
        hosts = ",".join(f"127.0.0.1:{server.port}" for server in servers)
        primary = _server("primary", f"postgres://postgres@{hosts}/postgres?target_session_attrs=read-write")
        replicas = [_server(f"replica {number}", each.url) for number, each in enumerate(servers[1:], start=1)]
        self.watch = Watch(primary, replicas, max_lag=1)
        self._application = FromReplicas(self._answer, self.watch)
        self.answered_by = ""

    def ask(self, method: str = "GET", cookie: str = "") -> tuple[int, int, bool]:
        """The status, the number, and whether that may be stale."""
        told: list[Any] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": "/", "HTTP_COOKIE": cookie}
        number, *_ = self._application(environ, lambda *given: told.extend(given))
        return int(told[0][:3]), int(number), bool(told[1])

    def until(self, is_so: Callable[[], bool]) -> None:
        """Read on until that is so; each answer on the way must be one."""
        end = time.monotonic() + SOON
        while True:
            assert self.ask()[0] == 200
            if is_so():
                return
            assert time.monotonic() < end, "It does not come to be."
            time.sleep(0.02)

    def _answer(self, environ: Any, start_response: Any) -> list[bytes]:
        connection.close_if_unusable_or_obsolete()
        sql = "SELECT number FROM told" if environ["REQUEST_METHOD"] == "GET" else _MORE
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                [number] = cursor.fetchone()
        except DatabaseError:
            start_response("503 Service Unavailable", [])
            return [b"-1"]
        self.answered_by = asked.name()
        start_response("200 OK", [])
        return [str(number).encode()]


_MORE = "UPDATE told SET number = number + 1 RETURNING number"


def _server(name: str, url: str) -> Server:
    return Server(name, database_at(url, connect_timeout=2, write_timeout=0) | {"TIME_ZONE": None})


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[OwnPostgreSQL]]:
    # The user postgres can't reach what pytest makes.
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        folder.chmod(0o755)
        for name in ("primary", "replica1", "replica2"):
            (folder / name).mkdir()
        primary = OwnPostgreSQL(folder / "primary")
        _started(primary, stack)
        with psycopg.connect(primary.url, autocommit=True) as server:
            server.execute("CREATE TABLE told AS SELECT 0 AS number")
        replicas = [OwnReplica(folder / f"replica{number}", primary) for number in (1, 2)]
        for replica in replicas:
            _started(replica, stack)
        yield [primary, *replicas]


def _started(server: OwnPostgreSQL, stack: ExitStack) -> None:
    server.start()
    stack.callback(lambda: server.stop() if server.is_running() else None)


@pytest.fixture
def site(servers: list[OwnPostgreSQL], django_db_blocker: Any) -> Iterator[Site]:
    own = connections["default"]
    with django_db_blocker.unblock():
        found = Site(servers)
        yield found
        found.watch.stop()
        for server in (found.watch.primary, *found.watch.replicas):
            server.connection().close()
    connections["default"] = own
    asked._asked.set(asked._PRIMARY)


def test_readers_are_answered_whichever_server_is_killed_and_writers_by_the_one_that_is_promoted(
    servers: list[OwnPostgreSQL], site: Site
) -> None:
    primary, first, second = servers
    assert site.ask() == (200, 0, False)
    assert site.answered_by == "replica 1"

    # What was written is read at once by who wrote it, and soon by all.
    assert site.ask("POST") == (200, 1, False)
    assert site.ask(cookie="sessionid=abc") == (200, 1, False)
    assert site.answered_by == "primary"
    site.until(lambda: site.ask() == (200, 1, False))

    # A replica that gets nothing more is left to itself.
    with psycopg.connect(first.url, autocommit=True) as server:
        server.execute("SELECT pg_wal_replay_pause()")
        site.ask("POST")
        site.until(lambda: site.answered_by == "replica 2" and site.ask() == (200, 2, False))
        server.execute("SELECT pg_wal_replay_resume()")
    site.until(lambda: site.answered_by == "replica 1")

    first.kill()
    site.until(lambda: site.answered_by == "replica 2")
    first.start()
    site.until(lambda: site.answered_by == "replica 1")

    primary.kill()
    site.until(lambda: site.ask() == (200, 2, True))
    assert site.ask(cookie="sessionid=abc") == (200, 2, True)
    assert site.ask("POST")[0] == 503

    first.promote()
    site.until(lambda: site.ask("POST")[0] == 200)
    site.until(lambda: site.ask() == (200, 3, False))
    assert second.is_running()
