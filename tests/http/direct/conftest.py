"""A server of both ways, whose layer reads by the connection of the test."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.http.direct.asking import Server, connection_kept


@pytest.fixture
def server(db: Any) -> Iterator[Server]:
    """One that has answered nothing yet."""
    with connection_kept():
        yield Server()
