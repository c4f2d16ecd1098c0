import pytest
from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from sources.models import Publisher
from tests import factories
from tests.api.common import ListTests, errors_of, ids


class TestPublisherList(ListTests):
    path = "publishers"
    kind = "publisher"

    def make(self) -> Publisher:
        return factories.PublisherFactory.create()


@pytest.mark.django_db
def test_publishers_filtered(editor: User) -> None:
    court = factories.PublisherFactory.create(name="Court of Yerevan", kind="court", country="AM")
    publish(court, by=editor)
    publish(factories.PublisherFactory.create(), by=editor)

    assert (
        ids("publishers/?kind=court") == ids("publishers/?country=AM") == ids("publishers/?q=yer") == [court.public_id]
    )
    assert ids("publishers/?country=AZ") == []


@pytest.mark.django_db
@pytest.mark.parametrize("country", ["ZZ", "am", "Armenia"])
def test_publishers_of_an_unknown_country_are_400(country: str) -> None:
    assert errors_of(f"publishers/?country={country}") == {"country": [f"“{country}” is none of the known values."]}
