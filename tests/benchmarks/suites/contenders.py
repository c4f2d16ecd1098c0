"""Who answers the same questions: a server of constant bytes, ours, nested serializers; each pinned to one core."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.benchmarks.own_servers import free_port
from tests.benchmarks.scratch import ROOT

CORES: Final = sorted(os.sched_getaffinity(0))
SERVING, ASKING = CORES[0], CORES[-1]
"""The cores of servers, and of those who ask; one and the same where there is only one."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_GUNICORN: Final = ("--worker-class", "gthread", "--threads", "8", "--no-control-socket", "--log-level", "critical")
_PATIENCE: Final = 120
_SETTINGS: Final = {
    "bare": ("tests.benchmarks.suites.bare:application", "tests.benchmarks.settings"),
    "ours": ("factcheck.wsgi", "factcheck.settings"),
    "drf": ("factcheck.wsgi", "tests.benchmarks.settings"),
}


class Contender(NamedTuple):
    """A server that was started: its name, port and process."""

    name: str
    port: int
    pid: int

    def ask(self, path: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """The status and the body of one answer."""
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers=dict(headers))
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def cpu(self) -> float:
        """The seconds of processor time that it and its worker have had."""
        return sum(_cpu_of(pid) for pid in self._processes())

    def peak_memory(self) -> int:
        """The most megabytes that its worker has had at once."""
        lines = Path(f"/proc/{self._processes()[-1]}/status").read_text().splitlines()
        return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM"))

    def _processes(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [self.pid, *map(int, children)]


@contextmanager
def started(names: Sequence[str], variables: Mapping[str, str]) -> Iterator[list[Contender]]:
    """Contenders of these names, all of one database."""
    with ExitStack() as stack:
        made = [stack.enter_context(_started(name, variables)) for name in names]
        for each in made:
            _wait_for(each)
        yield made


@contextmanager
def _started(name: str, variables: Mapping[str, str]) -> Iterator[Contender]:
    application, settings = _SETTINGS[name]
    port = free_port()
    environment = {**variables, "DJANGO_SETTINGS_MODULE": settings, "FACTCHECK_ENV": "development"}
    command = ["taskset", "-c", str(SERVING), sys.executable, "-m", "gunicorn", *_GUNICORN]
    server = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", application],
        env=environment | {"LOG_LEVEL": "CRITICAL"},
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Contender(name, port, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def _wait_for(contender: Contender) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            contender.ask("/healthz", {})
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
