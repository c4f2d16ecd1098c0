import pytest

from sources.vocabulary import PublisherKind
from tests.factories import PublisherFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of("kind", PublisherKind.values, rolled_back=True)
def test_kind_of_the_list_is_stored(kind: str) -> None:
    publisher = PublisherFactory.create(kind=kind)

    publisher.refresh_from_db()

    assert publisher.kind == kind


def test_kind_outside_the_list_is_refused() -> None:
    assert_unknown_refused(PublisherFactory.build(), "kind", "sources_publisher_kind_known")


@pytest.mark.parametrize("country", ["AM", "AZ", ""])
def test_country_of_the_list_is_stored(country: str) -> None:
    publisher = PublisherFactory.build(country=country)

    publisher.full_clean()
    publisher.save()

    publisher.refresh_from_db()
    assert publisher.country == country


def test_country_outside_the_list_is_refused() -> None:
    assert_unknown_refused(PublisherFactory.build(), "country", "sources_publisher_country_known")


def test_wikidata_id_given_twice_is_refused() -> None:
    PublisherFactory.create(wikidata_id="Q9531")
    second = PublisherFactory.build(wikidata_id="Q9531")

    assert_refused(second, "sources_publisher_wikidata_id_unique", at="wikidata_id")


def test_wikidata_id_left_empty_twice_is_stored() -> None:
    PublisherFactory.create(wikidata_id="")

    assert messages_of(PublisherFactory.create(wikidata_id="")) == {}


@each_of(
    "wikidata_id", ["9531", "q9531", "Q0", "Q9531\n", "P31", "Q٤٢", "https://www.wikidata.org/Q1"], rolled_back=True
)
def test_wikidata_id_malformed_is_refused(wikidata_id: str) -> None:
    assert "wikidata_id" in messages_of(PublisherFactory.build(wikidata_id=wikidata_id))


def test_homepage_is_stored_in_its_one_form() -> None:
    publisher = PublisherFactory.build(homepage="HTTPS://WWW.Example.org:443#top")

    publisher.full_clean()

    assert publisher.homepage == "https://www.example.org/"


def test_homepage_without_host_is_refused_at_its_field() -> None:
    assert list(messages_of(PublisherFactory.build(homepage="https:www.example.org"))) == ["homepage"]


def test_name_of_spaces_is_refused_at_its_field() -> None:
    assert list(messages_of(PublisherFactory.build(name="  \u200b "))) == ["name"]


def test_publisher_reads_as_its_name() -> None:
    assert str(PublisherFactory.build(name="Al Jazeera")) == "Al Jazeera"
