"""Gunicorn's settings for the command `demo`, read by gunicorn itself; nothing imports this."""

import os
import signal
from typing import Any

wsgi_app = "factcheck.wsgi"
worker_class = "gthread"
threads = 8
control_socket_disable = True
graceful_timeout = 1
loglevel = "warning"

_hangup_ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def when_ready(server: Any) -> None:
    """Make SIGTERM and a closed terminal end the server as Ctrl-C does.

    Gunicorn would wait for connections that a browser holds open, and at a closed terminal reload and
    go on unseen, holding the port.
    """

    def end(number: int, frame: Any) -> None:
        server.signal(signal.SIGINT, frame)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, signal.SIG_IGN if _hangup_ignored else end)


def worker_int(worker: Any) -> None:
    """End a worker at once: an idle connection would hold one of its threads, and the worker with it."""
    os._exit(0)
