"""What gunicorn answers with this site behind it: started with its settings here, and without them."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from tests.test_settings import PRODUCTION

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="nothing here asks a database"
    ),
]

WAYS = {"with its settings": ["--config", "python:factcheck.http.server"], "bare": ["--worker-class", "gthread"]}
SIZE = 11_000_000


@contextmanager
def served(folder: Path, options: list[str], environment: dict[str, str]) -> Iterator[int]:
    """The port of a server, once it answers."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.set_inheritable(True)
    port: int = listener.getsockname()[1]
    variables = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{folder}/none.sqlite3"} | environment
    variables["PYTHONPATH"] = str(settings.BASE_DIR)
    given = ["--bind", f"fd://{listener.fileno()}", "--log-level", "critical", *options, "factcheck.wsgi"]
    command = [sys.executable, "-m", "gunicorn", *given]
    with subprocess.Popen(command, env=variables, cwd=folder, pass_fds=[listener.fileno()]) as server:
        listener.close()
        try:
            yield port
        finally:
            server.terminate()


def ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    """The answer to GET; the first may take as long as the server needs to start."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path, headers={"Host": "facts.example"} | headers)
        answer = connection.getresponse()
        answer.read()
        return answer


@pytest.fixture(scope="module", params=WAYS)
def undeclared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server of production before which no proxy is declared."""
    environment = PRODUCTION | {"DATABASE_URL": "sqlite:////nowhere/none.sqlite3"}
    with served(tmp_path_factory.mktemp("server"), WAYS[request.param], environment) as port:
        yield port


@pytest.mark.parametrize(
    "header", [{"X-Forwarded-Proto": "https"}, {"X-Forwarded-Ssl": "on"}, {"X-Forwarded-Protocol": "ssl"}]
)
def test_scheme_is_not_what_a_caller_from_this_machine_says(header: dict[str, str], undeclared: int) -> None:
    answer = ask(undeclared, "/api/v1/", **header)

    assert (answer.status, answer.headers["Location"]) == (301, "https://facts.example/api/v1/")


def test_path_of_the_site_is_not_what_a_caller_from_this_machine_says(undeclared: int) -> None:
    answer = ask(undeclared, "/api/v1/", SCRIPT_NAME="/api")

    assert answer.headers["Location"] in {"https://facts.example/api/v1/", None}
    assert answer.status in {301, 400}


def test_declared_proxy_says_how_the_request_came_and_nothing_of_subdomains_is_promised(tmp_path: Path) -> None:
    environment = PRODUCTION | {"BEHIND_TLS_PROXY": "true"}
    with served(tmp_path, WAYS["with its settings"], environment) as port:
        answer = ask(port, "/api/v1/", **{"X-Forwarded-Proto": "https"})
        other = ask(port, "/api/v1/", **{"X-Forwarded-Ssl": "on"})

    assert (answer.status, other.status) == (200, 301)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server of development."""
    environment = {"FACTCHECK_ENV": "development", "ALLOWED_HOSTS": "facts.example"}
    with served(tmp_path_factory.mktemp("server"), WAYS["with its settings"], environment) as port:
        yield port


@pytest.mark.parametrize("path", ["/api/v1/claims/", "/admin/login/", "/report/", "/fr/suggest/"])
@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize("kept", ["keep-alive", "close"])
def test_body_of_11_mb_gets_its_answer(path: str, is_chunked: bool, kept: str, port: int) -> None:
    body = b"x" * SIZE
    pieces = (body[start : start + 65_536] for start in range(0, SIZE, 65_536))
    headers = {"Host": "facts.example", "Connection": kept, "Content-Type": "application/x-www-form-urlencoded"}
    if is_chunked:
        headers["Transfer-Encoding"] = "chunked"

    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("POST", path, pieces if is_chunked else body, headers, encode_chunked=is_chunked)
        answer = connection.getresponse()
        content = answer.read()

    is_api = path.startswith("/api/")
    assert answer.status == 413
    assert answer.headers["Content-Type"].startswith("application/problem+json" if is_api else "text/html")
    assert content


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [("/api/v1/?q=" + "x" * 5000, {}, 414), ("/api/v1/", {"X-Long": "x" * 9000}, 431)],
)
def test_what_the_server_itself_refuses_is_what_the_documentation_says(
    path: str, headers: dict[str, str], status: int, port: int
) -> None:
    assert ask(port, path, **headers).status == status


def test_figures_are_those_of_all_processes_and_go_with_the_server(tmp_path: Path) -> None:
    counts = tmp_path / "counts"
    counts.mkdir()
    environment = {"FACTCHECK_ENV": "development", "ALLOWED_HOSTS": "facts.example", "METRICS_FROM": "127.0.0.1"}
    options = [*WAYS["with its settings"], "--workers", "2"]
    with served(tmp_path, options, environment | {"TMPDIR": str(counts)}) as port:
        for _ in range(20):
            assert ask(port, "/healthz").status == 200
        assert ask(port, "/metrics", **{"X-Forwarded-For": "127.0.0.1"}).status == 404
        found = {_counted(port) for _ in range(4)}

    assert found == {20}
    assert not list(counts.iterdir())


def _counted(port: int) -> float:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
    [line] = [line for line in text.splitlines() if line.startswith('factcheck_answers_total{part="health"')]
    return float(line.split()[-1])
