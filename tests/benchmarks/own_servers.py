"""Servers of a test's own, for it to stop, kill and pause: PostgreSQL in a folder, and ours in front of a database."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
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
        self._fill()

    def start(self) -> None:
        """Start it, and return once it answers."""
        self._control("start", "-o", f"-p {self.port} {_PREPARE}", "-l", str(self.data / "log"))
        self.wait()

    def promote(self) -> None:
        """Let a replica take writes."""
        self._control("promote")

    def stop(self) -> None:
        self._control("stop", "-m", "fast")

    def kill(self) -> None:
        """End all of its processes at once, as a power cut would."""
        self._signal(signal.SIGKILL)
        deadline = time.monotonic() + 20
        while any(Path(f"/proc/{pid}").exists() and not _is_dead(pid) for pid in self._last):
            assert time.monotonic() < deadline, "It does not die."
            time.sleep(0.02)
        # Where nobody has collected what died yet, it would seem to hold this still.
        (self.data / "postmaster.pid").unlink()

    def pause(self) -> None:
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        for pid in self._last:
            _send(pid, signal.SIGCONT)

    def is_running(self) -> bool:
        """Whether it answers."""
        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def wait(self) -> None:
        """Return once it answers."""
        deadline = time.monotonic() + 60
        while not self.is_running():
            assert time.monotonic() < deadline, "It does not answer."
            time.sleep(0.02)

    def _fill(self) -> None:
        self._run("initdb", "--auth=trust", "--username=postgres", "--no-sync", str(self.data))

    def _signal(self, number: signal.Signals) -> None:
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        # The postmaster first, so that it starts no other; stopped, not killed, or its children would be nobody's.
        _send(postmaster, signal.SIGSTOP)
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        self._last = [postmaster, *map(int, children)]
        for pid in self._last:
            _send(pid, number)

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "60", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(_BINARIES[-1].with_name(program)), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


class OwnReplica(OwnPostgreSQL):
    """A streaming replica of another one."""

    def __init__(self, folder: Path, primary: OwnPostgreSQL) -> None:
        self._primary = primary
        super().__init__(folder)

    def _fill(self) -> None:
        options = ["--write-recovery-conf", "--checkpoint=fast", "--no-sync", f"--pgdata={self.data}"]
        self._run("pg_basebackup", f"--dbname={self._primary.url}", *options)
        self.data.chmod(0o700)


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


_NGINX: Final = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream site {{ {servers} keepalive 8; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://site;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_next_upstream off;
        }}
    }}
}}
"""


@contextmanager
def own_nginx(folder: Path, ports: Sequence[int]) -> Iterator[int]:
    """One that hands requests to the servers at these ports in turn, and hides no failure of theirs; its own port."""
    port, settings = free_port(), folder / "nginx.conf"
    servers = " ".join(f"server 127.0.0.1:{each} max_fails=0;" for each in ports)
    settings.write_text(_NGINX.format(folder=folder, port=port, servers=servers))
    server = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(settings), "-e", str(folder / "log")])
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 180
    while True:
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60).close()
        except OSError:
            assert time.monotonic() < deadline, "It does not answer."
            time.sleep(0.1)
        else:
            return
