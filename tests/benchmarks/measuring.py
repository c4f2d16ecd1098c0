"""Asks two implementations of the same API in turn, and prints what each answers in a second."""

import io
import statistics
import time
from collections.abc import Iterator
from random import Random
from typing import Any

import orjson
from django.core.management import call_command
from django.db import connection

from claims.models import Claim
from factcheck.wsgi import application
from tests.benchmarks.dataset import build

BLOCKS = 10
"""Into how many blocks the requests of a side are cut; the sides take turns by the block."""

Pair = tuple[str, str]


def measure(count: int, requests: int) -> None:
    """Build a database of so many claims unless it is there, and compare."""
    call_command("migrate", verbosity=0)
    if not Claim.objects.exists():
        build(count)
    ids = list(Claim.objects.values_list("public_id", flat=True))
    print(f"{len(ids)} claims, {connection.display_name}; {requests} requests a side, medians of {BLOCKS} blocks")
    compare("claim detail", _details(ids, Random(1)), requests)
    compare("claim list of 50", _pages(), requests)


def ask(address: str) -> bytes:
    """The body of the answer.

    Raises:
        RuntimeError: if it is not 200.
    """
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "application/json",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    statuses: list[str] = []
    start: Any = lambda status, _headers: statuses.append(status)  # noqa: E731
    response: Any = application(environ, start)
    body = b"".join(response)
    response.close()
    if statuses != ["200 OK"]:
        raise RuntimeError(f"{address} was answered with {statuses}")
    return body


def compare(name: str, addresses: Iterator[Pair], requests: int) -> None:
    """Ask both sides for the same, block by block in turn, and print requests a second."""
    asked = [next(addresses) for _ in range(requests)]
    size = max(requests // BLOCKS, 1)
    rates: tuple[list[float], list[float]] = ([], [])
    for first in range(0, requests, size):
        for side, kept in enumerate(rates):
            kept.append(_rate([pair[side] for pair in asked[first : first + size]]))
    ours, theirs = (statistics.median(kept) for kept in rates)
    sizes = " and ".join(f"{len(ask(address))} bytes" for address in asked[0])
    print(f"{name:18} documents {ours:7.0f}/s   nested {theirs:7.0f}/s   {ours / theirs:6.1f} times   ({sizes})")


def _rate(addresses: list[str]) -> float:
    began = time.perf_counter()
    for address in addresses:
        ask(address)
    return len(addresses) / (time.perf_counter() - began)


def _details(ids: list[str], random: Random) -> Iterator[Pair]:
    while True:
        record_id = random.choice(ids)
        yield f"/api/v1/claims/{record_id}/", f"/nested/claims/{record_id}/"


def _pages() -> Iterator[Pair]:
    """Page after page of both sides, from the beginning again after the last, or after a hundred."""
    while True:
        ours, theirs, left = "/api/v1/claims/", "/nested/claims/", 100
        while ours and theirs and left:
            yield ours, theirs
            ours, theirs, left = _next(ours), _next(theirs), left - 1


def _next(address: str) -> str:
    following: str | None = orjson.loads(ask(address))["next"]
    return (following or "").removeprefix("http://localhost")
