"""Keeps looking at all servers, so that no request waits for one that is away, nor reads what is too old.

How old a replica's data is, is measured by one clock, that of this process: whatever the primary had written at a
moment, a replica has that has come as far. The clocks of servers, and replicas that nobody sends anything, don't count.
"""

import os
import threading
import time
from collections.abc import Sequence
from enum import Enum
from itertools import count
from typing import Final, NamedTuple

from django.conf import settings

from factcheck.database.engines import patience
from factcheck.database.replicas.servers import Server

_LONGEST_INTERVAL: Final = 1.0
_LOOKS_PER_LAG: Final = 5


class Asks(Enum):
    """What a request wants of the database."""

    TO_WRITE = "to write"
    """Or to read what is written at once: the primary's matter alone."""
    ITS_OWN = "its own"
    """To read what the same person may just have written or read: nothing older."""
    WHAT_IS_PUBLISHED = "what is published"
    """To read what everybody may."""


class _Written(NamedTuple):
    """How far the primary had come, and the last moment at which that was so."""

    position: int
    at: float


class Watch:
    """What a process knows of the servers; `start` has threads look at them, one each, as long as the process runs."""

    def __init__(self, primary: Server, replicas: Sequence[Server], *, max_lag: float, first: int = 0) -> None:
        self.primary, self.replicas = primary, list(replicas)
        self._turns, self._of_thread = count(first), threading.local()
        self._max_lag = max_lag
        self._written: tuple[_Written, ...] = ()
        self._process, self._is_over = 0, False
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to look, if this process does not yet; return once each server was looked at, or failed to answer."""
        if self._process == os.getpid():
            return
        with self._lock:
            if self._process != os.getpid():
                self._threads = [
                    threading.Thread(target=self._keep_looking, args=(server,), daemon=True)
                    for server in self._servers()
                ]
                for thread in self._threads:
                    thread.start()
                for server in self._servers():
                    server.is_known.wait(settings.DATABASE_CONNECT_TIMEOUT)
                self._process = os.getpid()

    def stop(self) -> None:
        """End all looking, for good."""
        self._is_over = True
        for server in self._servers():
            server.wanted.set()
        for thread in self._threads:
            thread.join()

    def look(self, server: Server) -> None:
        """Look at one server."""
        began = time.monotonic()
        with patience.at_most(settings.DATABASE_CONNECT_TIMEOUT):
            server.look()
        if server is not self.primary:
            return
        if not server.is_primary:
            # What became a replica takes no writes, and says nothing of how old the others are.
            server.position = None
        if server.position is not None:
            self._note(_Written(server.position, began))

    def order(self, asks: Asks) -> list[Server]:
        """The servers to ask, one after the other as long as they fail; never none."""
        if asks is Asks.TO_WRITE:
            return [self.primary]
        alive = [server for server in self.replicas if server.is_alive]
        if not self.primary.is_alive:
            return [*sorted(alive, key=lambda server: -(server.position or 0)), self.primary]
        recent = [server for server in alive if self.seconds_behind(server) <= self._max_lag]
        others = [server for server in alive if server not in recent]
        recent = self._turned(recent)
        if asks is Asks.ITS_OWN:
            return [self.primary, *recent, *others]
        return [*recent, self.primary, *others]

    def may_be_stale(self, server: Server) -> bool:
        """Whether readers are to be told that what it answers may be old."""
        if server is self.primary:
            return False
        return not self.primary.is_alive or self.seconds_behind(server) > self._max_lag

    def seconds_behind(self, server: Server) -> float:
        """For how long it may have missed what the primary wrote, at most; infinite where nobody knows."""
        position = server.position
        has = (each.at for each in reversed(self._written) if position is not None and each.position <= position)
        return max(0.0, time.monotonic() - next(has, -float("inf")))

    def _turned(self, servers: list[Server]) -> list[Server]:
        """These servers, from another one on in each thread, which keeps its connections to those that it asks."""
        if not hasattr(self._of_thread, "turn"):
            self._of_thread.turn = next(self._turns)
        first = self._of_thread.turn % len(servers) if servers else 0
        return [*servers[first:], *servers[:first]]

    def _servers(self) -> list[Server]:
        return [self.primary, *self.replicas]

    def _keep_looking(self, server: Server) -> None:
        interval = min(_LONGEST_INTERVAL, self._max_lag / _LOOKS_PER_LAG)
        while not self._is_over:
            self.look(server)
            server.wanted.wait(interval)
            server.wanted.clear()
        server.connection().close()

    def _note(self, now: _Written) -> None:
        before = [each for each in self._written if each.position != now.position]
        # One that is older than all that may be read shows how far behind the slowest is, and no more is needed.
        while len(before) > 1 and before[1].at < now.at - self._max_lag:
            before.pop(0)
        self._written = (*before, now)
