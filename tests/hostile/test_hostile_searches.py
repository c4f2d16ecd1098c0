"""Whatever stands in the query string of a list, a page answers that a strict parser can read."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.documents.filters import ClaimFilterSet
from factcheck.publishing.reading.listing import PAGING
from factcheck.publishing.writing.actions import publish
from tests.reader import parsed
from tests.records import whole_claim

pytestmark = [pytest.mark.sweep, pytest.mark.django_db]
# As they stand in an address.
HOSTILE = [
    *("%00", "%ED%A0%80", "%FF%FE", "%", "%E2%80%AE", "9" * 30, "-1", "1e9", "NaN", "x" * 5_000, "%D5%80" * 600),
    *(
        "+".join(f"w{n}" for n in range(1200)),
        "9999-12-31T23:59:59-14:00",
        "2023-02-30",
        "%27+OR+1%3D1+--",
        "%3Cscript%3E",
    ),
    *("WzAsInBrIiwxLDFd", "e30", "=" * 40),
]
FEW = ["%00", "9" * 30, "2023-02-30", "%3Cscript%3E"]
NAMES = [*ClaimFilterSet.base_filters, *PAGING, "more"]
# The first of each class of filter, whose others run the same code, and what is no filter.
FIRST = {type(ClaimFilterSet.base_filters[name]): name for name in reversed([*ClaimFilterSet.base_filters])}
TRIED_WITH_ALL = {*FIRST.values(), *PAGING, "more"}


@pytest.fixture(autouse=True, scope="module")
def something(shared_db: None) -> None:
    publish(whole_claim(), by=User.objects.create_user("someone"))


@pytest.mark.parametrize("name", NAMES)
def test_hostile_value_of_any_parameter_is_answered_by_a_page(name: str) -> None:
    for value in HOSTILE if name in TRIED_WITH_ALL else FEW:
        answer = Client(raise_request_exception=False).get("/claims/", QUERY_STRING=f"{name}={value}")
        assert answer.status_code in {200, 400}, value[:40]
    parsed(answer)


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"x{n}=1" for n in range(3_000)),
        "&".join(["kind=factual"] * 21),
        "&".join(["topic=some-topic"] * 20),
        "kind[]=factual&q[0]=a&=&%26=%3D",
        "q=a&q=b",
        "more=topic&more=kind",
        "&" * 1000,
    ],
)
@pytest.mark.parametrize("path", ["/claims/", "/ar/sources/", "/topics/", "/claimants/", "/publishers/"])
def test_hostile_number_of_parameters_is_answered_by_a_page(path: str, query: str) -> None:
    answer = Client(raise_request_exception=False).get(path, QUERY_STRING=query)

    assert answer.status_code in {200, 400}
    parsed(answer)
