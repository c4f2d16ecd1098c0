"""Gunicorn's settings for the command `demo`, read by gunicorn itself; nothing imports this."""

import os
import signal
import subprocess
import sys
from typing import Any

from factcheck.http import server as usual
from factcheck.http.server import *  # noqa: F403

wsgi_app = "factcheck.wsgi"
graceful_timeout = 1
loglevel = "warning"

_workers: list["subprocess.Popen[bytes]"] = []
_hangup_ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def when_ready(server: Any) -> None:
    """Make SIGTERM and a closed terminal end the server as Ctrl-C does.

    Gunicorn would wait for connections that a browser holds open, and at a closed terminal reload and
    go on unseen, holding the port.
    """

    def end(number: int, frame: Any) -> None:
        server.signal(signal.SIGINT, frame)

    _workers.append(_background_worker())
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, signal.SIG_IGN if _hangup_ignored else end)


def _background_worker() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck.demo.worker"],
        # It ends when this pipe does, whatever becomes of the server.
        stdin=subprocess.PIPE,
        # Ctrl-C in a terminal is for the server alone, which then ends the worker.
        start_new_session=True,
    )


def _end_all(server: Any) -> None:
    """End the background worker with the server; what it was at can be tried again."""
    for worker in _workers:
        worker.kill()
        worker.wait()
    usual.on_exit(server)


on_exit = _end_all


def worker_int(worker: Any) -> None:
    """End a worker at once: an idle connection would hold one of its threads, and the worker with it."""
    os._exit(0)
