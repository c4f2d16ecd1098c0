"""A primary, two streaming replicas and three of our servers under readers: `python -m tests.benchmarks.replicas`.

A replica is killed and comes back, the primary is killed, and a replica takes its place. Printed, for each of these:
how many reads were answered with which status, how many were marked as perhaps stale, how many a second, and what each
server of PostgreSQL had of the work; besides, what became of writes. `--nginx` puts nginx before our servers, which is
told to hide no failure; `--seconds` says how long each part lasts.
"""

import argparse
import json
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import cycle
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import psycopg

from tests.benchmarks.faults import PREPARE, environment, python
from tests.benchmarks.load import INPUT
from tests.benchmarks.own_servers import OwnPostgreSQL, OwnReplica, own_nginx, own_server

READERS: Final = 4
MAX_LAG: Final = 2
_TOKEN: Final = "a" * 32
_WORK: Final = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--nginx", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(run(Path(folder), options.seconds, servers=3, nginx=options.nginx), indent=2))


def run(folder: Path, seconds: float, *, servers: int, nginx: bool = False) -> dict[str, Any]:
    """Each part for so many seconds; what came of it."""
    folder.chmod(0o755)
    with ExitStack() as stack:
        primary = OwnPostgreSQL(_made(folder / "primary"))
        primary.start()
        stack.callback(_stop, primary)
        made = python(PREPARE.format(count=10), environment(primary.url))
        replicas = [OwnReplica(_made(folder / f"replica{number}"), primary) for number in (1, 2)]
        for replica in replicas:
            replica.start()
            stack.callback(_stop, replica)
        variables = _variables(primary, replicas)
        ports = [stack.enter_context(own_server(variables)) for _ in range(servers)]
        if nginx:
            ports = [stack.enter_context(own_nginx(_made(folder / "nginx"), ports))]
        return _played(_Scene(primary, replicas, ports, made), seconds)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _stop(server: OwnPostgreSQL) -> None:
    if server.is_running():
        server.stop()


def _variables(primary: OwnPostgreSQL, replicas: Sequence[OwnPostgreSQL]) -> dict[str, str]:
    hosts = ",".join(f"127.0.0.1:{server.port}" for server in (primary, *replicas))
    return environment(f"postgres://postgres@{hosts}/postgres?target_session_attrs=read-write") | {
        "DATABASE_REPLICA_URLS": ",".join(replica.url for replica in replicas),
        "DATABASE_REPLICA_MAX_LAG": str(MAX_LAG),
    }


class _Scene:
    """The servers, and whoever reads and writes."""

    def __init__(
        self, primary: OwnPostgreSQL, replicas: Sequence[OwnReplica], ports: Sequence[int], made: dict[str, Any]
    ) -> None:
        self.primary, self.replicas, self._ports = primary, replicas, ports
        self._cookie, self._drafts = made["cookie"], list(made["drafts"])
        self._paths = ["/", "/claims/", "/claims/?q=bridge", f"/api/v1/claims/{made['id']}/", "/api/v1/claims/"]

    @contextmanager
    def read(self) -> Iterator[dict[str, Any]]:
        """Have readers read while the block runs; what they were answered, once it is over."""
        found, over, began = dict[str, Any](), threading.Event(), time.monotonic()
        before, answers = self._work(), list[str]()
        readers = [threading.Thread(target=self._read, args=(port, answers, over)) for port in self._each_port()]
        for reader in readers:
            reader.start()
        try:
            yield found
        finally:
            over.set()
            for reader in readers:
                reader.join()
        seconds = time.monotonic() - began
        # Servers count what they did only once in a while.
        time.sleep(1.1)
        counted = {name: work - before.get(name, 0) for name, work in self._work().items()}
        found |= {"reads": dict(Counter(answers)), "a second": round(len(answers) / seconds), "transactions": counted}

    def publish(self) -> dict[str, Any]:
        """Have the editor publish a draft; whether they see it in the list at once, and what else they were told."""
        step, before = f"/admin/claims/claim/{self._drafts.pop()}/publish/", self._listed()
        _, _, page = self._signed_in(step)
        fields = dict(INPUT.findall(page)) | {"note": "", "csrfmiddlewaretoken": _TOKEN}
        status, headers, _ = self._signed_in(step, fields)
        if "Retry-After" in headers:
            return {"status": status, "Retry-After": headers["Retry-After"]}
        return {"status": status, "seen at once": self._listed() == before + 1}

    def _listed(self) -> int:
        _, _, document = self._signed_in("/api/v1/claims/")
        return len(json.loads(document)["results"])

    def _signed_in(self, path: str, form: dict[str, str] | None = None) -> tuple[int, Any, str]:
        headers = {"Cookie": f"sessionid={self._cookie}; csrftoken={_TOKEN}"}
        headers |= {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection("127.0.0.1", self._ports[0], timeout=30)) as connection:
            connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()

    def _each_port(self) -> list[int]:
        return [port for port, _ in zip(cycle(self._ports), range(READERS), strict=False)]

    def _read(self, port: int, answers: list[str], over: threading.Event) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        for path in cycle(self._paths):
            if over.is_set():
                connection.close()
                return
            answers.append(_asked(connection, path))

    def _work(self) -> dict[str, int]:
        """How many transactions each server has had."""
        found = {}
        named = zip(("primary", "replica 1", "replica 2"), (self.primary, *self.replicas), strict=True)
        for name, server in named:
            if server.is_running():
                with psycopg.connect(server.url, autocommit=True) as connection:
                    [found[name]] = connection.execute(_WORK).fetchone() or (0,)
        return found


def _asked(connection: HTTPConnection, path: str) -> str:
    for is_again in (False, True):
        try:
            connection.request("GET", path)
            answer: HTTPResponse = connection.getresponse()
            answer.read()
        except (HTTPException, OSError) as error:
            # A server closes what is idle, or has answered often enough; asked anew, it answers.
            connection.close()
            if is_again:
                return type(error).__name__
        else:
            return f"{answer.status} stale" if answer.headers.get("Factcheck-Stale") else f"{answer.status}"
    raise AssertionError


def _played(scene: _Scene, seconds: float) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with scene.read():
        # Each process makes each page once, and compiles its templates.
        time.sleep(max(seconds, MAX_LAG))
    with scene.read() as found["all well"]:
        time.sleep(seconds)
    found["a write"] = scene.publish()
    with scene.read() as found["replica 1 killed"]:
        time.sleep(seconds / 4)
        scene.replicas[0].kill()
        time.sleep(seconds)
    scene.replicas[0].start()
    time.sleep(MAX_LAG)
    with scene.read() as found["replica 1 back"]:
        time.sleep(seconds)
    with scene.read() as found["primary killed"]:
        time.sleep(seconds / 4)
        scene.primary.kill()
        time.sleep(seconds)
    found["a write without a primary"] = scene.publish()
    scene.replicas[0].promote()
    time.sleep(MAX_LAG)
    found["a write to the promoted replica"] = scene.publish()
    with scene.read() as found["replica 1 promoted"]:
        time.sleep(seconds)
    return found


if __name__ == "__main__":
    main()
