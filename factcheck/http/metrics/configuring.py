"""Who may ask for figures; settings call this, so it imports none."""

import ipaddress
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

Networks = list[ipaddress.IPv4Network | ipaddress.IPv6Network]


def networks(given: Sequence[str]) -> Networks:
    """The networks, or single addresses, that are written so.

    Raises:
        ImproperlyConfigured: one of them is none.
    """
    try:
        return [ipaddress.ip_network(each.strip()) for each in given if each.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"METRICS_FROM takes addresses and networks, with commas between: {error}."
        ) from error
