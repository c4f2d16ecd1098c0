"""Connections that go to one checked IP address, and end when their time is over."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from sources.fetching.guard import Place

MAX_DIALLED = 4
"""How many of a host's IP addresses are tried."""


class Deadline:
    """The moment at which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Seconds left; 0 when there are none."""
        return max(self._end - monotonic(), 0.0)

    @property
    def is_over(self) -> bool:
        """Whether no second is left."""
        return self.left() <= 0

    def check(self) -> None:
        """Raise TimeoutError when the time is over."""
        if self.is_over:
            raise TimeoutError("no time left")


class _Pinned:
    """Dials the checked IP addresses of a place and nothing else; the name stays for Host, SNI and certificate."""

    place: Place
    deadline: Deadline
    watched: list[socket.socket]

    def _new_conn(self) -> socket.socket:
        failure: OSError = TimeoutError("no time left")
        for ip in self.place.ips[:MAX_DIALLED]:
            try:
                sock = _dialled(ip, self.place.port, self.deadline)
            except OSError as error:
                failure = error
            else:
                # TLS takes the socket's descriptor over: a duplicate still reaches the same connection.
                self.watched.append(sock.dup())
                return sock
        raise failure


class _PinnedHTTP(_Pinned, HTTPConnection):
    pass


class _PinnedHTTPS(_Pinned, HTTPSConnection):
    pass


def _dialled(ip: str, port: int, deadline: Deadline) -> socket.socket:
    deadline.check()
    sock = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(deadline.left())
        sock.connect((ip, port))
    except OSError:
        sock.close()
        raise
    return sock


@contextmanager
def connected(place: Place, deadline: Deadline, trust: ssl.SSLContext) -> Iterator[HTTPConnection]:
    """A connection to the place, cut when the deadline is over, however slowly the other side talks.

    Raises:
        OSError, urllib3.exceptions.HTTPError: it can't be made, or its certificate is not the host's.
    """
    connection = _made(place, deadline, trust)
    timer = Timer(deadline.left(), _cut, [connection.watched])
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        connection.close()
        for sock in connection.watched:
            sock.close()


def _made(place: Place, deadline: Deadline, trust: ssl.SSLContext) -> "_PinnedHTTP | _PinnedHTTPS":
    # A timeout of 0 would mean not to wait at all.
    options: dict[str, Any] = {"timeout": max(deadline.left(), 0.001)}
    connection: _PinnedHTTP | _PinnedHTTPS
    if place.scheme == "https":
        connection = _PinnedHTTPS(place.host, place.port, ssl_context=trust, **options)
    else:
        connection = _PinnedHTTP(place.host, place.port, **options)
    connection.place, connection.deadline, connection.watched = place, deadline, []
    return connection


def _cut(watched: list[socket.socket]) -> None:
    for sock in watched:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue  # closed by now
