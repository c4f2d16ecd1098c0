"""Servers of a test's own, for it to stop, kill and pause: PostgreSQL in a folder, and ours in front of a database."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

import psycopg

from tests.benchmarks.scratch import ROOT

_BINARIES: Final = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
_PREPARE: Final = "-c fsync=on -c shared_buffers=16MB -c listen_addresses=127.0.0.1 -c unix_socket_directories="


def postgresql_is_installed() -> bool:
    return bool(_BINARIES)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


class OwnPostgreSQL:
    """A server with its data in a folder; it refuses to run as root, so root runs it as the user postgres."""

    def __init__(self, folder: Path) -> None:
        self.data, self.port = folder / "data", free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        self._as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as_user:
            folder.chmod(0o755)
            self.data.mkdir()
            shutil.chown(self.data, "postgres")
        self._run("initdb", "--auth=trust", "--username=postgres", "--no-sync", str(self.data))

    def start(self) -> None:
        """Start it, and return once it answers."""
        self._control("start", "-o", f"-p {self.port} {_PREPARE}", "-l", str(self.data / "log"))
        self.wait()

    def stop(self) -> None:
        self._control("stop", "-m", "fast")

    def kill(self) -> None:
        """End all of its processes at once, as a power cut would."""
        self._signal(signal.SIGKILL)
        deadline = time.monotonic() + 20
        while any(Path(f"/proc/{pid}").exists() and not _is_dead(pid) for pid in self._last):
            assert time.monotonic() < deadline, "It does not die."
            time.sleep(0.02)

    def pause(self) -> None:
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        for pid in self._last:
            _send(pid, signal.SIGCONT)

    def wait(self) -> None:
        """Return once it answers."""
        deadline = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, "It does not answer."
                time.sleep(0.02)
            else:
                return

    def _signal(self, number: signal.Signals) -> None:
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        # The postmaster first, so that it starts no other.
        _send(postmaster, number)
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        self._last = [postmaster, *map(int, children)]
        for pid in self._last[1:]:
            _send(pid, number)

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "60", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(_BINARIES[-1].with_name(program)), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _is_dead(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


@contextmanager
def own_server(variables: dict[str, str], **how: Any) -> Iterator[int]:
    """Our server as in production, in threads, with this environment; the port that it listens at."""
    port = free_port()
    options = ["--worker-class", "gthread", "--threads", "8", "--no-control-socket", "--log-level", "critical"]
    command = [sys.executable, "-m", "gunicorn", *options, "--bind", f"127.0.0.1:{port}", "factcheck.wsgi"]
    quiet = variables | {"DJANGO_SETTINGS_MODULE": "factcheck.settings", "LOG_LEVEL": "CRITICAL"}
    server = subprocess.Popen(command, env=quiet, cwd=ROOT, stderr=subprocess.DEVNULL, **how)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60).close()
        except OSError:
            assert time.monotonic() < deadline, "It does not answer."
            time.sleep(0.1)
        else:
            return
