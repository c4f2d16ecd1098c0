"""Who may ask for figures, and where they are kept; settings and servers call this, so it imports none of them."""

import ipaddress
from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ImproperlyConfigured

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder in which the processes of one server keep their counts; the library reads it."""

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
