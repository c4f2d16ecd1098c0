"""Where a request comes from, whatever it says of itself."""

import pytest
from django.test import RequestFactory

from factcheck.accounts.client import client_address

CONNECTED = "192.0.2.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", CONNECTED),
        (0, "", CONNECTED),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", CONNECTED),
        (1, "", CONNECTED),
        (1, "nonsense", CONNECTED),
        (1, "198.51.100.1, ", CONNECTED),
        (1, "2001:DB8::1", "2001:db8::1"),
        (-1, "198.51.100.1", CONNECTED),
    ],
)
def test_address_is_that_which_the_outermost_own_proxy_saw(
    proxies: int, forwarded: str, address: str, rf: RequestFactory, settings: object
) -> None:
    settings.TRUSTED_PROXIES = proxies  # type: ignore[attr-defined]

    assert client_address(rf.get("/", REMOTE_ADDR=CONNECTED, headers={"X-Forwarded-For": forwarded})) == address


def test_address_of_a_socket_without_one_is_unknown(rf: RequestFactory) -> None:
    assert client_address(rf.get("/", REMOTE_ADDR="")) == "unknown"
