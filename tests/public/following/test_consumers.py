"""The site as programs of others read it: a feed reader, a crawler, a consumer of oEmbed."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import feedparser
import micawber
import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from usp.tree import sitemap_tree_for_homepage

from claims.models import Claim
from factcheck.public.following.sitemaps import pages
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from factcheck.wsgi import application
from tests.records import whole_claim

Read = TypeVar("Read")

CLAIM = "Claim: Some text (said by Some speaker; contested by Some contester)"


class Site:
    """A running site whose answers are made in the thread of the test, which has its database, while programs wait."""

    def __init__(self, server: WSGIServer) -> None:
        self._server = server
        self.url = f"http://127.0.0.1:{server.server_port}"

    def read_by(self, program: Callable[..., Read], *given: Any, **options: Any) -> Read:
        """What a program makes of the site."""
        with ThreadPoolExecutor(1) as pool:
            reading = pool.submit(program, *given, **options)
            while not reading.done():
                self._server.handle_request()
        try:
            return reading.result()
        finally:
            # What it raised would hold itself, and with it an answer that nobody read to its end.
            del reading


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Print no request."""


@pytest.fixture
def site(db: None, settings: LazySettings) -> Iterator[Site]:
    """A running site, at the address that it thinks it has."""
    # A server closes the connection after each answer; here it holds the test's transaction.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    with make_server("127.0.0.1", 0, application, handler_class=_Silent) as server:
        # Seconds until it looks whether the program has ended.
        server.timeout = 0.01
        running = Site(server)
        settings.SITE_URL = running.url
        yield running
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def claim(site: Site, editor: User) -> Claim:
    """A public claim with all that a claim can have."""
    claim = whole_claim("Some")
    publish(claim, by=editor)
    return claim


def test_feedparser_reads_feeds_and_asks_again_only_for_what_is_new(site: Site, claim: Claim) -> None:
    address = f"{site.url}/feeds/claims/"

    feed = site.read_by(feedparser.parse, address)

    assert not feed.bozo
    assert feed.status == 200
    assert [entry.title for entry in feed.entries] == [CLAIM]
    assert site.read_by(feedparser.parse, address, etag=feed.etag).status == 304
    assert site.read_by(feedparser.parse, address, modified=feed.modified).status == 304
    assert not site.read_by(feedparser.parse, f"{site.url}/feeds/corrections/").bozo


def test_ultimate_sitemap_parser_finds_every_page_by_way_of_robots_txt(site: Site, claim: Claim) -> None:
    tree = site.read_by(sitemap_tree_for_homepage, f"{site.url}/", use_known_paths=False)

    found = {page.url: page.last_modified for page in tree.all_pages()}
    rows = PublicRecord.objects.all()
    assert set(found) == {*(f"{site.url}{path}" for path in pages()), *(f"{site.url}{row.data['url']}" for row in rows)}
    assert {found[f"{site.url}{row.data['url']}"] for row in rows} == {row.updated_at for row in rows}


def test_micawber_shows_the_card_in_place_of_an_address(site: Site, claim: Claim) -> None:
    registry = micawber.ProviderRegistry()
    registry.register(rf"{site.url}/claims/\S+", micawber.Provider(f"{site.url}/oembed"))
    url = f"{site.url}/claims/{claim.public_id}/"

    answer = site.read_by(registry.request, url, maxwidth=400)

    assert (answer["type"], answer["width"], answer["title"]) == ("rich", 400, CLAIM)
    assert f'src="{url}card/"' in site.read_by(micawber.parse_text, url, registry)
    assert json.dumps(answer)
    with pytest.raises(micawber.ProviderNotFoundException):
        site.read_by(registry.request, "https://elsewhere.example/claims/1/")
    with pytest.raises(micawber.ProviderException):
        site.read_by(registry.request, f"{site.url}/claims/000000000000/")
