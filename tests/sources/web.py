"""A web of the test's own: what is fetched is what it says."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from sources.fetching.errors import FetchError
from sources.fetching.fetcher import Exchange, Fetched

MOMENT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
Web = Callable[[str], Fetched]


def page(content: bytes, url: str, *, media_type: str = "text/html", final: str = "") -> Fetched:
    headers = (("Content-Type", media_type),)
    exchange = Exchange(final or url, "192.0.2.1", "/", (("Host", "x"),), 200, "OK", headers, content)
    return Fetched(final or url, url, media_type, content, MOMENT, 200, headers, (exchange,))


def serve(monkeypatch: pytest.MonkeyPatch, module: str, web: Web | bytes | Exception) -> list[str]:
    """Let `fetch` of a module answer so; return the list of what it will have been asked."""
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        if isinstance(web, Exception):
            raise web
        return page(web, url) if isinstance(web, bytes) else web(url)

    monkeypatch.setattr(f"sources.{module}.fetch", fetch)
    return asked


GONE = FetchError("The site has no such page.", status=404)
