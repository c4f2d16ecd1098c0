"""How much work one address may ask for. Counted in the memory of the process, or in Redis where there is one.

In the database it would be a write for each request of readers.
"""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from threading import Lock
from typing import Any, Final, NamedTuple, Protocol

from django.core.cache import cache
from django.http import HttpRequest

from factcheck.accounts.client import client_address

_MOST_CALLERS: Final = 10_000
_IPV6_NETWORK: Final = 64
"""The bits of an IPv6 address that one household or server has to itself."""


class _Account(NamedTuple):
    """What a caller had left at a time, in units of work; less than nothing for a debt."""

    left: float
    at: float


class _Accounts(Protocol):
    """Where accounts are kept."""

    clock: Callable[[], float]
    """The seconds by which all who share them count."""
    turn: AbstractContextManager[Any]
    """Held while one caller's account is read and written."""

    def known(self, caller: str) -> _Account | None:
        """What a caller had left, unless that is forgotten."""

    def keep(self, caller: str, account: _Account, seconds: int) -> None:
        """Keep an account for so many seconds at least, after which it says nothing any more."""


class InMemory:
    """Accounts of one process. Of very many callers those who asked last are known."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.turn: AbstractContextManager[Any] = Lock()
        self._accounts: OrderedDict[str, _Account] = OrderedDict()

    def known(self, caller: str) -> _Account | None:
        """What a caller had left, unless that is forgotten."""
        return self._accounts.get(caller)

    def keep(self, caller: str, account: _Account, seconds: int) -> None:
        """Keep an account until too many others are kept."""
        self._accounts[caller] = account
        self._accounts.move_to_end(caller)
        while len(self._accounts) > _MOST_CALLERS:
            self._accounts.popitem(last=False)

    def forget(self) -> None:
        """Let everybody begin anew."""
        self._accounts.clear()


class InCache:
    """Accounts that all processes share. Of two that count a caller at one moment, one may be lost."""

    def __init__(self, name: str) -> None:
        self.clock = time.time
        # Other processes don't wait for ours, and a cache that is slow to answer would make all threads wait in a row.
        self.turn: AbstractContextManager[Any] = nullcontext()
        self._name = name

    def known(self, caller: str) -> _Account | None:
        """What a caller had left, unless that is forgotten."""
        found = cache.get(self._key(caller))
        return _Account(*found) if found else None

    def keep(self, caller: str, account: _Account, seconds: int) -> None:
        """Keep an account for so many seconds."""
        cache.set(self._key(caller), tuple(account), timeout=seconds)

    def _key(self, caller: str) -> str:
        return f"{self._name}:{caller}"


class WorkLimit:
    """Lets each caller have so many units of work a minute, and as many at once after a pause.

    Whoever has a unit left may ask for more than that, and waits the longer afterwards.
    """

    def __init__(self, accounts: _Accounts) -> None:
        self._accounts = accounts

    def take(self, caller: str, units: int, *, a_minute: int) -> int:
        """Take units of work, and return 0; or the seconds to wait before there are any. A limit of 0 is none."""
        if a_minute <= 0:
            return 0
        now = self._accounts.clock()
        with self._accounts.turn:
            left = self._left(caller, now, a_minute)
            if left < 1:
                return math.ceil((1 - left) * 60 / a_minute)
            left -= units
            self._accounts.keep(caller, _Account(left, now), math.ceil((a_minute - left) * 60 / a_minute))
        return 0

    def _left(self, caller: str, now: float, a_minute: int) -> float:
        known = self._accounts.known(caller)
        # Clocks of two machines may differ a little.
        return min(a_minute, known.left + max(0, now - known.at) * a_minute / 60) if known else a_minute


def caller_of(request: HttpRequest) -> str:
    """Whom a limit counts: an address, or the network that an IPv6 address is one of many of."""
    address = client_address(request)
    try:
        known = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    # What a server that listens on both says of an IPv4 address.
    return str(known.ipv4_mapped or ipaddress.IPv6Network((known, _IPV6_NETWORK), strict=False))
