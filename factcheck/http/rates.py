"""How much work one address may ask for. Counted in the memory of the process, so that nothing is written anywhere."""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final, NamedTuple

from django.http import HttpRequest

from factcheck.accounts.client import client_address

_MOST_CALLERS: Final = 10_000
_IPV6_NETWORK: Final = 64
"""The bits of an IPv6 address that one household or server has to itself."""


class _Account(NamedTuple):
    """What a caller had left at a time, in units of work; less than nothing for a debt."""

    left: float
    at: float


class WorkLimit:
    """Lets each caller have so many units of work a minute, and as many at once after a pause.

    Whoever has a unit left may ask for more than that, and waits the longer afterwards. Of very many callers those
    who asked last are known.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._accounts: OrderedDict[str, _Account] = OrderedDict()
        self._lock = Lock()

    def take(self, caller: str, units: int, *, a_minute: int) -> int:
        """Take units of work, and return 0; or the seconds to wait before there are any. A limit of 0 is none."""
        if a_minute <= 0:
            return 0
        now = self._clock()
        with self._lock:
            left = self._left(caller, now, a_minute)
            if left < 1:
                return math.ceil((1 - left) * 60 / a_minute)
            self._accounts[caller] = _Account(left - units, now)
            self._accounts.move_to_end(caller)
            while len(self._accounts) > _MOST_CALLERS:
                self._accounts.popitem(last=False)
        return 0

    def forget(self) -> None:
        """Let everybody begin anew."""
        with self._lock:
            self._accounts.clear()

    def _left(self, caller: str, now: float, a_minute: int) -> float:
        known = self._accounts.get(caller)
        return min(a_minute, known.left + (now - known.at) * a_minute / 60) if known else a_minute


def caller_of(request: HttpRequest) -> str:
    """Whom a limit counts: an address, or the network that an IPv6 address is one of many of."""
    address = client_address(request)
    try:
        known = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    # What a server that listens on both says of an IPv4 address.
    return str(known.ipv4_mapped or ipaddress.IPv6Network((known, _IPV6_NETWORK), strict=False))
