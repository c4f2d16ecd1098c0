"""The page of a publisher."""

import pytest
from django.test import Client

from sources.models import Publisher
from tests.desk.pages import add_url, errors_in, form_of, list_url, url_of
from tests.factories import PublisherFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_add_records_the_publisher_with_its_address_in_one_form(desk: Client) -> None:
    form = form_of(desk, add_url(Publisher), name="Al Jazeera", kind="news_outlet", country="QA")

    desk.post(add_url(Publisher), form | {"homepage": "HTTPS://WWW.aljazeera.com?utm_source=x"})

    publisher = Publisher.objects.get()
    assert (publisher.slug, publisher.homepage) == ("al-jazeera", "https://www.aljazeera.com/")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("kind", "blog"),
        ("country", "XX"),
        ("homepage", "www.example.org"),
        ("wikidata_id", "43"),
        ("slug", "/"),
    ],
)
def test_bad_input_is_refused_at_its_field(field: str, value: str, desk: Client) -> None:
    publisher = PublisherFactory.create()

    assert field in errors_in(desk.post(url_of(publisher), form_of(desk, url_of(publisher), **{field: value})))


def test_wikidata_id_of_another_publisher_is_refused_at_its_field(desk: Client) -> None:
    PublisherFactory.create(wikidata_id="Q9531")
    publisher = PublisherFactory.create()

    response = desk.post(url_of(publisher), form_of(desk, url_of(publisher), wikidata_id="Q9531"))

    assert "wikidata_id" in errors_in(response)


def test_delete_of_a_publisher_of_sources_is_refused_with_the_reason(desk: Client) -> None:
    publisher = PublisherFactory.create()
    source = SourceFactory.create(publisher=publisher)

    response = desk.post(url_of(publisher, "delete"), {"post": "yes"})

    assert source.title in response.content.decode()
    assert Publisher.objects.get() == publisher


def test_page_links_to_the_publisher_s_sources(desk: Client) -> None:
    publisher = PublisherFactory.create()
    SourceFactory.create(publisher=publisher)
    SourceFactory.create()

    [sources] = desk.get(url_of(publisher)).context["related_lists"]

    assert sources["count"] == 1
    assert desk.get(sources["url"]).context["cl"].result_count == 1


def test_list_search_without_a_match_says_so(desk: Client) -> None:
    PublisherFactory.create()

    assert "Nothing matches." in desk.get(f"{list_url(Publisher)}?q=nobody").content.decode()


def test_list_without_any_row_says_so(desk: Client) -> None:
    assert "There are no publishers yet." in desk.get(list_url(Publisher)).content.decode()
