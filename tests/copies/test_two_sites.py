"""Two sites on this machine: a mirror that follows its origin over a wire that is cut, and forged on."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.own_servers import free_port
from tests.benchmarks.scratch import ROOT, own_database
from tests.copies.wire import Wire

pytestmark = pytest.mark.sweep
BANNER = re.compile(rb"\s*<aside class=\"wrap\" aria-label=\"Mirror\">.*?</aside>", re.DOTALL)
Environment = dict[str, str]


def run(environment: Environment, *command: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", *command], env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


@contextmanager
def serving(environment: Environment) -> Iterator[int]:
    port = free_port()
    command = ["gunicorn", "--config", "python:factcheck.http.server", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        [sys.executable, "-m", *command, "--log-level", "error", "factcheck.wsgi"], env=environment, cwd=ROOT
    ) as server:
        try:
            until(lambda: asked(port, "/api/v1/")[0] == 200, 60)
            yield port
        finally:
            server.terminate()


@contextmanager
def mirroring(environment: Environment, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-m", "django", "mirror"], env=environment, cwd=ROOT, stdout=out, stderr=out
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def asked(port: int, path: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.headers)
    except OSError:
        return 0, b"", {}
    finally:
        connection.close()


def until(holds: Any, seconds: float) -> float:
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < seconds, "It takes too long."
        time.sleep(0.1)
    return time.time()


def has(port: int, text: str) -> bool:
    return text.encode() in asked(port, "/api/v1/claims/")[1]


@pytest.mark.usefixtures("copies_migrated")
def test_mirror_keeps_in_step_over_a_wire_that_is_cut_and_refuses_what_is_forged(tmp_path: Path) -> None:
    with own_database() as origin, own_database() as copy:
        run(origin, "tests.copies.publishing", "The dam broke", "The dam held")
        with serving(origin) as port:
            wire = Wire(port)
            mirror = copy | {"MIRROR_OF": f"http://127.0.0.1:{wire.port}"}
            with serving(mirror) as mirrored, mirroring(mirror, tmp_path / "log") as process:
                until(lambda: heads(port) == heads(mirrored), 60)
                assert departures(port, mirrored) == []

                published = float(run(origin, "tests.copies.publishing", "Bridge one is shut"))
                assert until(lambda: has(mirrored, "Bridge one is shut"), 20) - published < 5

                wire.cut()
                run(origin, "tests.copies.publishing", "Bridge two is shut", "Bridge three is shut")
                dialled = wire.dialled
                until(lambda: wire.dialled > dialled, 60)
                assert not has(mirrored, "Bridge two is shut")
                wire.mend()
                until(lambda: heads(port) == heads(mirrored), 60)
                assert departures(port, mirrored) == []

                refuses_what_is_sent(mirrored, mirror["MIRROR_OF"])
                before = heads(mirrored)
                wire.change = lambda data: data.replace(b"Bridge four", b"Bridge five")
                run(origin, "tests.copies.publishing", "Bridge four is shut")
                assert process.wait(60) == 1
                assert heads(mirrored) == before
                assert not has(mirrored, "Bridge five")
            wire.close()
        told = (tmp_path / "log").read_text()
        assert "does not verify: it is not committed to this document" in told
        assert "can't be reached" in told


def heads(port: int) -> Any:
    return json.loads(asked(port, "/api/v1/changes/?after=999999")[1] or b"{}").get("head")


def departures(port: int, mirrored: int) -> list[str]:
    """The addresses at which the mirror answers otherwise: documents, lists, the log and pages, but for its banner."""
    log = json.loads(asked(port, "/api/v1/revisions/?page_size=200")[1])["results"]
    paths = ["/", "/claims/", "/corrections/", "/sitemap.xml", "/feeds/claims/", "/api/v1/revisions/?page_size=200"]
    for row in log[::7]:
        if row["kind"] == "policy":
            continue
        page = f"/{row['kind']}s/{row['record']}/"
        paths += [f"/api/v1/revisions/{row['sequence']}/", page, f"/api/v1{page}", f"{page}history/"]
    paths += [f"/api/v1/{name}/" for name in ("claims", "claimants", "sources", "publishers", "topics", "reviews")]
    return [path for path in paths if plain(port, path) != plain(mirrored, path)]


def plain(port: int, path: str) -> tuple[int, bytes]:
    status, body, _ = asked(port, path)
    return status, b" ".join(BANNER.sub(b"", body).split())


def refuses_what_is_sent(mirrored: int, origin: str) -> None:
    for path, method in (("/admin/", "GET"), ("/accounts/login/", "POST"), ("/report/", "POST")):
        assert asked(mirrored, path, method)[0] == 403, path
    status, body, headers = asked(mirrored, "/claims/")
    assert status == 200
    assert headers["Factcheck-Mirror-Of"] == origin
    assert origin.encode() in body
