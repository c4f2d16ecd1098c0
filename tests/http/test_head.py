"""What a page's head says to those who follow it or pass it on."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import Page, queries_of, read
from tests.records import whole_claim

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def feeds(page: Page) -> list[str]:
    return [str(link.get("href")) for link in page.all("link", type="application/atom+xml")]


def meta(page: Page, name: str) -> str:
    return str(page.one("meta", property=name).get("content"))


@pytest.mark.parametrize("path", ["/", "/claims/", "/topics/", "/corrections/", "/standards/"])
def test_every_page_names_the_feeds_of_the_site(path: str) -> None:
    page = read(path)

    assert feeds(page) == ["/feeds/claims/", "/feeds/corrections/"]
    assert page.one("link", rel="search").get("href") == "/opensearch.xml"


def test_list_names_the_feed_of_its_own_filters_without_paging() -> None:
    page = read("/claims/?q=some+words&disputed=yes&page_size=5&ordering=updated_at&unknown=1&kind=")

    assert feeds(page)[0] == "/feeds/claims/?q=some+words&disputed=yes"
    in_json = page.all("link", type="application/feed+json")[0].get("href")
    assert in_json == "/feeds/claims.json?q=some+words&disputed=yes"
    assert Client().get(feeds(page)[0]).status_code == 200


def test_list_that_makes_no_sense_names_no_feed_of_its_own() -> None:
    assert feeds(read("/claims/?disputed=perhaps", 400)) == ["/feeds/claims/", "/feeds/corrections/"]


def test_topic_and_claimant_name_the_feed_of_their_claims(editor: User) -> None:
    topic, claimant, source = (
        getattr(factories, f"{name}Factory").create() for name in ("Topic", "Claimant", "Source")
    )
    for record in (topic, claimant, source):
        publish(record, by=editor)

    for kind, record in (("topic", topic), ("claimant", claimant)):
        page = read(f"/fr/{kind}s/{record.public_id}/{record.slug}/")
        assert feeds(page)[0] == f"/fr/feeds/claims/?{kind}={record.public_id}"
        assert Client().get(feeds(page)[0]).status_code == 200
    assert feeds(read(f"/sources/{source.public_id}/{source.slug}/"))[0] == f"/feeds/sources/{source.public_id}/"


def test_claim_has_its_picture_its_times_and_its_oembed(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    own = f"/claims/{claim.public_id}/"

    page = read(f"{own}{claim.slug}/")

    assert meta(page, "og:image") == f"{SITE}{own}image.png"
    assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == ("1200", "630")
    assert meta(page, "og:url") == f"{SITE}{own}{claim.slug}/"
    assert meta(page, "article:published_time") == meta(page, "article:modified_time")
    assert page.one("meta", name="twitter:card").get("content") == "summary_large_image"
    for kind in ("application/json+oembed", "text/xml+oembed"):
        address = str(page.one("link", type=kind).get("href"))
        assert address.startswith(f"{SITE}/oembed?url=")
        assert Client().get(address.removeprefix(SITE)).status_code == 200


def test_review_has_the_picture_and_the_oembed_of_its_claim(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    page = read(f"/reviews/{claim.reviews.all()[0].public_id}/")

    assert meta(page, "og:image") == f"{SITE}/claims/{claim.public_id}/image.png"
    address = str(page.one("link", type="application/json+oembed").get("href"))
    assert Client().get(address.removeprefix(SITE)).status_code == 200


def test_page_of_another_time_has_the_picture_of_the_site(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    assert meta(read(f"/claims/{claim.public_id}/revisions/1/"), "og:image") == f"{SITE}/image.png"


def test_page_of_anything_else_has_the_picture_of_the_site_in_its_language() -> None:
    assert meta(read("/"), "og:image") == f"{SITE}/image.png"
    assert meta(read("/ar/claims/"), "og:image") == f"{SITE}/ar/image.png"


def test_head_asks_nothing_of_the_database() -> None:
    assert queries_of("/suggest/") == 0
