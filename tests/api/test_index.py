import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.api.common import EndpointTests, get


class TestIndex(EndpointTests):
    path = ""

    def address(self, editor: User) -> str:
        return ""

    def test_index_leads_to_addresses_that_answer(self) -> None:
        found = get("").json()

        assert {"claims", "claimants", "sources", "publishers", "topics", "reviews", "policies", "revisions"} < set(
            found
        )
        statuses = {name: Client().get(address).status_code for name, address in found.items()}
        assert {name: status for name, status in statuses.items() if status != 200} == {"match": 405}


@pytest.mark.django_db
def test_index_asks_the_database_nothing(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        get("")
