"""Which addresses may be dialled: those of the public internet, on the two ports of the web, and no others.

Every check is made on the very IP address that is dialled afterwards, so that a name can't lead to one
address while it is checked and to another while it is fetched.
"""

import re
import socket
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, Queue
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from sources.addresses import normalise_url
from sources.fetching.errors import FetchError

Resolver = Callable[[str, int], Iterable[str]]
Check = Callable[[str], bool]

WEB: Final[Mapping[str, int]] = {"http": 80, "https": 443}

# What IANA's registries of special-purpose addresses keep from the public internet, and multicast.
_RESERVED_V4: Final = [
    ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        # A cloud's own services answer its machines here, though the number looks public.
        "168.63.129.16/32",
    )
]
# All that is routed lies in here: mapped, compatible, translated (NAT64), local and multicast addresses don't.
_UNICAST_V6: Final = ip_network("2000::/3")
# Inside it: protocol assignments with Teredo, documentation, 6to4, AS112.
_RESERVED_V6: Final = [
    ip_network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20")
]
# An IPv4 address inside an ISATAP one: the tunnel would lead there.
_ISATAP: Final = {0x00005EFE, 0x02005EFE}

_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LOCAL_NAMES: Final = frozenset(
    {"localhost", "local", "localdomain", "internal", "intranet", "lan", "onion", "invalid", "test", "alt"}
)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: unicast, routed everywhere, reserved for nothing."""
    try:
        parsed = ip_address(address)
    except ValueError:  # also a scope, as in fe80::1%eth0 on older Pythons
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _RESERVED_V4)
    return _is_public_v6(parsed)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None or address not in _UNICAST_V6:
        return False
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return False
    return not any(address in network for network in _RESERVED_V6)


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the system's resolver gives them.

    Raises:
        OSError: it has none, or can't be asked.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


@dataclass(frozen=True)
class Place:
    """An address on the web in its one form, and the checked IP addresses that may be dialled for it."""

    url: str
    scheme: str
    host: str
    port: int
    target: str
    ips: tuple[str, ...]


class Guard:
    """Turns an address into a place that may be dialled, or refuses it.

    The arguments are for tests, which have no public internet: production calls it with none, and no
    setting changes what it lets through.
    """

    def __init__(self, *, resolve: Resolver = look_up, is_allowed: Check = is_public, ports: Mapping[str, int] = WEB):
        self._resolve = resolve
        self._is_allowed = is_allowed
        self._ports = ports

    def place(self, url: str, *, seconds: float) -> Place:
        """Read an address, resolve its host once within `seconds`, and check every IP address that comes back.

        Raises:
            FetchError: it is not an address on the public web.
        """
        url = _normalised(url)
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = self._port(parts.scheme, parts.port)
        _refuse_numbers(host)
        ips = self._looked_up(host, port, seconds)
        if not ips or not all(map(self._is_allowed, ips)):
            raise FetchError(f"“{host}” is not on the public internet, so it is not fetched.")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Place(url=url, scheme=parts.scheme, host=host, port=port, target=target, ips=ips)

    def _port(self, scheme: str, port: int | None) -> int:
        usual = self._ports[scheme]
        if (WEB[scheme] if port is None else port) != usual:
            raise FetchError("Only the web's usual ports are fetched: 443 for https, 80 for http. Leave the port out.")
        return usual

    def _looked_up(self, host: str, port: int, seconds: float) -> tuple[str, ...]:
        answers: Queue[list[str] | Exception] = Queue()

        def ask() -> None:
            try:
                answers.put(list(self._resolve(host, port)))
            except Exception as error:  # Whatever it is, it is raised in the caller's thread.
                answers.put(error)

        # The system's resolver can't be told to hurry: it is left behind when its time is over.
        Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=max(seconds, 0))
        except Empty:
            answer = TimeoutError()
        if isinstance(answer, Exception):
            raise FetchError(f"There is no site by the name “{host}”, or its name can't be looked up now.") from answer
        return tuple(answer)


def _normalised(url: str) -> str:
    try:
        return normalise_url(url, keep_tracking=True)
    except ValidationError as error:
        raise FetchError(error.messages[0]) from error


def _refuse_numbers(host: str) -> None:
    # A last label that is a number makes browsers and resolvers read the whole as an IPv4 address.
    last = host.rpartition(".")[2]
    if ":" in host or _NUMBER.fullmatch(last):
        raise FetchError("The address names its site by a number: write the site's name.")
    if last in _LOCAL_NAMES or host.endswith(".home.arpa"):
        raise FetchError(f"“{host}” is a name inside a network, not on the public internet.")
