"""The site as programs of others read it: a feed reader, a crawler, a consumer of oEmbed."""

import json
from typing import Any

import feedparser
import micawber
import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer
from usp.tree import sitemap_tree_for_homepage

from claims.models import Claim
from factcheck.public.following.sitemaps import pages
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from tests.records import whole_claim

CLAIM = "Claim: Some text (said by Some speaker; contested by Some contester)"


@pytest.fixture
def site(live_server: LiveServer, settings: LazySettings, transactional_db: Any) -> str:
    """A running site, at the address that it thinks it has."""
    settings.SITE_URL = live_server.url
    return str(live_server.url)


@pytest.fixture
def claim(site: str, editor: User) -> Claim:
    """A public claim with all that a claim can have."""
    claim = whole_claim("Some")
    publish(claim, by=editor)
    return claim


def test_feedparser_reads_feeds_and_asks_again_only_for_what_is_new(site: str, claim: Claim) -> None:
    feed = feedparser.parse(f"{site}/feeds/claims/")

    assert not feed.bozo
    assert feed.status == 200
    assert [entry.title for entry in feed.entries] == [CLAIM]
    assert feedparser.parse(f"{site}/feeds/claims/", etag=feed.etag).status == 304
    assert feedparser.parse(f"{site}/feeds/claims/", modified=feed.modified).status == 304
    assert not feedparser.parse(f"{site}/feeds/corrections/").bozo


def test_ultimate_sitemap_parser_finds_every_page_by_way_of_robots_txt(site: str, claim: Claim) -> None:
    tree = sitemap_tree_for_homepage(f"{site}/", use_known_paths=False)

    found = {page.url: page.last_modified for page in tree.all_pages()}
    rows = PublicRecord.objects.all()
    assert set(found) == {*(f"{site}{path}" for path in pages()), *(f"{site}{row.data['url']}" for row in rows)}
    assert {found[f"{site}{row.data['url']}"] for row in rows} == {row.updated_at for row in rows}


def test_micawber_shows_the_card_in_place_of_an_address(site: str, claim: Claim) -> None:
    registry = micawber.ProviderRegistry()
    registry.register(rf"{site}/claims/\S+", micawber.Provider(f"{site}/oembed"))
    url = f"{site}/claims/{claim.public_id}/"

    answer = registry.request(url, maxwidth=400)

    assert (answer["type"], answer["width"], answer["title"]) == ("rich", 400, CLAIM)
    assert f'src="{url}card/"' in micawber.parse_text(url, registry)
    assert json.dumps(answer)
    with pytest.raises(micawber.ProviderNotFoundException):
        registry.request("https://elsewhere.example/claims/1/")
    with pytest.raises(micawber.ProviderException):
        registry.request(f"{site}/claims/000000000000/")
