import pytest

from sources.intake.publishers import host_of, publisher_of
from tests.factories import PublisherFactory
from tests.together import each_of

pytestmark = pytest.mark.django_db


def test_publisher_is_found_by_its_name_in_any_case() -> None:
    publisher = PublisherFactory.create(name="Al Jazeera")

    assert publisher_of(name=" al jazeera ") == publisher


@pytest.mark.parametrize(
    "address", ["https://www.outlet.example/a", "https://outlet.example/", "http://news.outlet.example/x"]
)
def test_publisher_is_found_by_the_host_of_its_homepage(address: str) -> None:
    publisher = PublisherFactory.create(homepage="https://www.outlet.example/")

    assert publisher_of(address=address) == publisher


def test_publisher_of_the_nearest_host_is_taken() -> None:
    PublisherFactory.create(homepage="https://outlet.example/")
    nearer = PublisherFactory.create(homepage="https://news.outlet.example/")

    assert publisher_of(address="https://news.outlet.example/1") == nearer


@each_of(
    "address",
    ["https://other.example/outlet.example", "https://notoutlet.example/", "http://[", "", "nonsense"],
    rolled_back=True,
)
def test_publisher_of_another_address_is_unknown(address: str) -> None:
    PublisherFactory.create(homepage="https://outlet.example/")

    assert publisher_of(address=address) is None


def test_host_is_read_without_www() -> None:
    assert host_of("https://WWW.Outlet.example/a") == "outlet.example"
