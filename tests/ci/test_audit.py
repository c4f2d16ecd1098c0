"""The check of known vulnerabilities, against services of the tests' own."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings

CLEAN = {"vulnerabilities": [{"id": "OLD-1", "withdrawn": "2026-01-01T00:00:00Z"}]}
# What each service says of Django, and what of all else.
SERVICES: dict[str, tuple[tuple[int, Any], tuple[int, Any]]] = {
    "clean": ((200, CLEAN), (200, CLEAN)),
    "vulnerable": ((200, {"vulnerabilities": [{"id": "CVE-1", "withdrawn": None}]}), (200, CLEAN)),
    "nonsense": ((200, "<html>"), (200, CLEAN)),
    "other": ((200, []), (200, CLEAN)),
    "ill": ((503, {}), (200, CLEAN)),
    "partial": ((404, {}), (200, CLEAN)),
    "none": ((404, {}), (404, {})),
}


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an index that answers so."""
    django, others = SERVICES[request.param]

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, said = django if self.path.startswith("/pypi/Django/") else others
            body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The check of two pins, by a service or by the one of pip's index."""
    spec = spec_from_file_location("audit", Path(settings.BASE_DIR, ".ci", "audit.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    pins = tmp_path / "constraints.txt"
    pins.write_text("asgiref==3.0\nDjango==5.2\n")
    monkeypatch.setattr(module, "PINS", pins)
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    def run(root: str = "") -> int:
        if root:
            # Asking pip takes longer than all else.
            monkeypatch.setattr(module, "index", lambda: root)
        ended: int = module.main()
        return ended

    return run


@pytest.mark.parametrize(
    ("service", "code", "said"),
    [
        ("clean", 0, "2 packages, no known vulnerability"),
        ("vulnerable", 1, "Django==5.2: CVE-1"),
        ("nonsense", 1, "Django==5.2: the service answers something else"),
        ("other", 1, "Django==5.2: the service answers something else"),
        ("ill", 1, "Django==5.2: the service answers 503"),
        ("partial", 1, "Django==5.2: unknown to the service"),
        ("none", 0, "skipped: no service answers"),
    ],
    indirect=["service"],
)
def test_audit_ends_as_the_service_answers(
    service: str, code: int, said: str, audit: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit(service) == code
    assert capsys.readouterr().out == f"{said}\n"


def test_audit_without_a_service_says_that_it_was_skipped(
    audit: Callable[..., int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")

    assert audit() == 0
    assert capsys.readouterr().out == "skipped: no service answers\n"
