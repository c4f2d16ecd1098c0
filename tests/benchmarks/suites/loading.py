"""Load from a process of its own: wrk, or a client of Python where wrk is not installed."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.suites.contenders import ASKING, Contender

_CONNECTIONS: Final = 8
_LUA: Final = """
local asked = {{
{asked}
}}
local place = 0
request = function()
  place = place % #asked + 1
  return wrk.format("GET", asked[place][1], asked[place][2])
end
"""
_UNITS: Final = {"us": 1e-3, "ms": 1.0, "s": 1e3}
_CLIENT: Final = """
import http.client, json, sys, time
port, seconds, asked = int(sys.argv[1]), float(sys.argv[2]), json.loads(sys.stdin.read())
connection, took, errors, end = http.client.HTTPConnection("127.0.0.1", port), [], 0, time.perf_counter() + seconds
while time.perf_counter() < end:
    path, headers = asked[len(took) % len(asked)]
    began = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    errors += answer.status >= 400
    took.append(time.perf_counter() - began)
took.sort()
print(json.dumps([len(took), errors, 1e3 * took[len(took) // 2], 1e3 * took[len(took) * 99 // 100]]))
"""

Asked = Sequence[tuple[str, Mapping[str, str]]]
"""Addresses with the headers that go along."""


class Run(NamedTuple):
    """What one contender did under load for some seconds."""

    requests: int
    errors: int
    per_second: float
    # In milliseconds.
    p50: float
    p99: float
    # In microseconds a request.
    cpu: float


def load(contender: Contender, asked: Asked, seconds: float, folder: Path) -> Run:
    """Ask one contender for these addresses in turn."""
    before, began = contender.cpu(), time.perf_counter()
    ask = _by_wrk if shutil.which("wrk") else _by_python
    requests, errors, p50, p99 = ask(contender.port, asked, seconds, folder)
    elapsed, used = time.perf_counter() - began, contender.cpu() - before
    return Run(requests, errors, requests / elapsed, p50, p99, 1e6 * used / max(requests, 1))


def _by_wrk(port: int, asked: Asked, seconds: float, folder: Path) -> tuple[int, int, float, float]:
    script = folder / "asked.lua"
    lines = (f"  {{{_lua(path)}, {{{_lua_headers(headers)}}}}}," for path, headers in asked)
    script.write_text(_LUA.format(asked="\n".join(lines)))
    options = ["-t1", f"-c{_CONNECTIONS}", f"-d{max(round(seconds), 1)}s", "--latency", "-s", str(script)]
    command = ["taskset", "-c", str(ASKING), "wrk", *options, f"http://127.0.0.1:{port}/"]
    said = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout
    return _number(r"(\d+) requests in", said), _number(r"Non-2xx or 3xx responses: (\d+)", said), *_percentiles(said)


def _by_python(port: int, asked: Asked, seconds: float, folder: Path) -> tuple[int, int, float, float]:
    import json

    command = ["taskset", "-c", str(ASKING), sys.executable, "-c", _CLIENT, str(port), str(seconds)]
    given = json.dumps([(path, dict(headers)) for path, headers in asked])
    said = subprocess.run(command, check=True, text=True, input=given, stdout=subprocess.PIPE, cwd=folder).stdout
    requests, errors, p50, p99 = json.loads(said)
    return requests, errors, p50, p99


def _number(pattern: str, said: str) -> int:
    found = re.search(pattern, said)
    return int(found[1]) if found else 0


def _percentiles(said: str) -> tuple[float, float]:
    found = {
        name: float(number) * _UNITS[unit] for name, number, unit in re.findall(r"(\d+)%\s+([\d.]+)(us|ms|s)", said)
    }
    return found["50"], found["99"]


def _lua(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _lua_headers(headers: Mapping[str, str]) -> str:
    return ", ".join(f"[{_lua(name)}] = {_lua(value)}" for name, value in headers.items())
