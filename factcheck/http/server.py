"""Gunicorn's settings: `gunicorn --config python:factcheck.http.server factcheck.wsgi`."""

import os
import shutil
import tempfile
from typing import Any

from factcheck.http.logs import formatter_of
from factcheck.http.metrics.configuring import FOLDER

worker_class = "gthread"
threads = 8
control_socket_disable = True
# Nobody's word is taken for how a request came; `factcheck.http.proxies` hears what declared proxies say.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""

logconfig_dict: dict[str, Any] = {}
if (_format := os.environ.get("LOG_FORMAT", "line")) != "line":
    # What gunicorn itself says is written as all else is.
    _written = {"class": "logging.StreamHandler", "formatter": "default"}
    logconfig_dict = {
        "formatters": {"default": {"()": formatter_of(_format)}},
        "handlers": {"console": _written},
        "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["console"], "propagate": False}},
    }
_counts = ""
if os.environ.get("METRICS_FROM"):
    # Where the processes of this server keep their counts, so that each can tell those of all.
    _counts = os.environ[FOLDER] = tempfile.mkdtemp(prefix="factcheck-counts-")


def child_exit(server: Any, worker: Any) -> None:
    """Forget what a process that ended was busy with; what it counted stays."""
    if _counts:
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415  only where figures are kept

        mark_process_dead(worker.pid, _counts)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    """Leave no counts behind."""
    if _counts:
        shutil.rmtree(_counts, ignore_errors=True)
