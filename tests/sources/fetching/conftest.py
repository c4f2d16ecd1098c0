"""A site to fetch from."""

from collections.abc import Iterator

import pytest

from tests.sources.fetching.site import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site
