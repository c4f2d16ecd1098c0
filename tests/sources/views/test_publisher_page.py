import pytest
from django.contrib.auth.models import User

from factcheck.publishing.actions import publish
from sources.models import Publisher
from tests import factories
from tests.reader import queries_of, read
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def path_of(publisher: Publisher) -> str:
    return f"/publishers/{publisher.public_id}/{publisher.slug}/"


def test_publisher_page_shows_all_that_the_publisher_has(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Publisher.objects.get(name="Some publisher")))

    assert "Some source" in page.section("sources")
    assert "Country Armenia" in page.text
    assert {"https://outlet.example/", "https://www.wikidata.org/wiki/Q1"} <= set(page.links())


def test_publisher_page_lists_its_reviews(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Publisher.objects.get(name="Some checker")))

    assert "Some label · of the claim Some text" in page.section("reviews")
    assert "None of its sources is cited here." in page.section("sources")


def test_publisher_page_takes_as_many_queries_with_fifty_sources_as_with_ten(editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    for _ in range(10):
        publish(factories.SourceFactory.create(publisher=publisher), by=editor)
    few = queries_of(path_of(publisher))

    for _ in range(40):
        publish(factories.SourceFactory.create(publisher=publisher), by=editor)

    assert queries_of(path_of(publisher)) == few == 3
