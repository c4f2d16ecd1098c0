"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that called, which limits count by.

    Without proxies of our own that is whoever opened the connection: X-Forwarded-For is then
    only what the visitor claims. With them, it is the entry that the outermost of them added.
    """
    connected = str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    count = settings.TRUSTED_PROXIES
    if count < 1 or len(hops) < count:
        return connected or "unknown"
    return _address(hops[-count]) or connected or "unknown"


def _address(hop: str) -> str:
    try:
        return str(ipaddress.ip_address(hop))
    except ValueError:
        return ""
