"""The WSGI application that counts requests, and tells the counts to whom the settings let ask (decision 86)."""

import ipaddress
import os
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from factcheck.http.metrics.configuring import FOLDER
from factcheck.http.metrics.state import State
from factcheck.http.proxies import Application, Environ

PATH: Final = "/metrics"
_SECONDS: Final = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_PARTS: Final = {
    "/api/": "api",
    "/admin/": "desk",
    "/accounts/": "desk",
    "/static/": "static",
    "/healthz": "health",
    "/readyz": "health",
}
# Whoever a proxy calls for has not called by themselves.
_OF_PROXIES: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")


class Measured:
    """An application whose requests are counted, by the part of the site and the status, and timed."""

    def __init__(self, application: Application, registry: CollectorRegistry | None = None) -> None:
        self._application = application
        own = registry or CollectorRegistry()
        self._answers = Counter("factcheck_answers", "Answers, by part and status.", ["part", "status"], registry=own)
        self._seconds = Histogram(
            "factcheck_answer_seconds", "How long answers took to begin.", ["part"], buckets=_SECONDS, registry=own
        )
        self._busy = Gauge(
            "factcheck_threads_busy", "Requests that wait for their answer.", multiprocess_mode="livesum", registry=own
        )
        # The counts of all processes lie in files, which are read at each request for them.
        self._counted = _of_all_processes() if os.environ.get(FOLDER) and registry is None else own
        self._state = CollectorRegistry()
        self._state.register(State())

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """The answer of the application; the figures, at their own address."""
        if environ["PATH_INFO"] == PATH and _may_ask(environ):
            return self._told(start_response)
        part = _part(environ["PATH_INFO"])

        def told(status: str, *given: Any) -> Any:
            self._answers.labels(part, status[:3]).inc()
            return start_response(status, *given)

        with self._busy.track_inprogress(), self._seconds.labels(part).time():
            return self._application(environ, told)

    def _told(self, start_response: Any) -> Iterable[bytes]:
        figures = generate_latest(self._counted) + generate_latest(self._state)
        length = ("Content-Length", str(len(figures)))
        start_response("200 OK", [("Content-Type", CONTENT_TYPE_LATEST), ("Cache-Control", "no-store"), length])
        return [figures]


def measured(application: Application) -> Application:
    """The application as it is, where nobody may ask."""
    return Measured(application) if settings.METRICS_FROM else application


def _of_all_processes() -> CollectorRegistry:
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def _may_ask(environ: Environ) -> bool:
    if any(name in environ for name in _OF_PROXIES) or environ["REQUEST_METHOD"] != "GET":
        return False
    try:
        caller = ipaddress.ip_address(environ.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    # Where the server listens at [::], callers by IPv4 have such addresses.
    caller = getattr(caller, "ipv4_mapped", None) or caller
    return any(caller in network for network in settings.METRICS_FROM)


def _part(path: str) -> str:
    return next((part for start, part in _PARTS.items() if path.startswith(start)), "pages")
