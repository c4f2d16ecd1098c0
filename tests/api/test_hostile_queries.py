"""Whatever stands in a query string, the answer is a page or a problem that names the parameter."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.documents.filters import ClaimantFilterSet, ClaimFilterSet, ReviewFilterSet, TopicFilterSet
from factcheck.api.revisions import RevisionFilterSet
from factcheck.publishing.reading.filters import ListFilterSet
from factcheck.publishing.reading.listing import PAGING
from factcheck.publishing.writing.actions import publish
from sources.documents.filters import PublisherFilterSet, SourceFilterSet
from tests import factories
from tests.api.common import problem_of

pytestmark = [pytest.mark.sweep, pytest.mark.django_db]

LISTS: dict[str, type[ListFilterSet]] = {
    "claims": ClaimFilterSet,
    "claimants": ClaimantFilterSet,
    "topics": TopicFilterSet,
    "reviews": ReviewFilterSet,
    "sources": SourceFilterSet,
    "publishers": PublisherFilterSet,
    "revisions": RevisionFilterSet,
}
# As they stand in an address.
HOSTILE = [
    *("%00", "a%00b", "%ED%A0%80", "%FF%FE", "%", "%F0%9F%98%80", "%E2%80%AE", "+", "%0A", "%7F"),
    *("9" * 30, "-1", "0", "1e9", "1.5", "NaN", "null", "true", "%D9%A1", "%C2%B2", "0x10", "9223372036854775808"),
    *("x" * 100_000, "%D5%80" * 30_000, "-".join("x" * 400), "+".join(f"w{n}" for n in range(1200))),
    *("0000-00-00", "9999-99-99", "10000-01-01", "0001-01-01", "9999-12-31", "2023-02-30", "-2023-01-01"),
    *("0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "2023-01-01T25:00Z", "2023-W01", "2023-01-01T00:00"),
    *("%27+OR+1%3D1+--", "%22*", "a%27:*|b", "%5B%5D", "%7B%22a%22:1%7D", "(" * 300, "AND", "NEAR(", "%5C", "%25"),
    *("WzAsInBrIiwxLDFd", "WzAsInBrIiwxLC0xXQ", "WzAsInBrIiwxLDFlOTld", "e30", "W10", "=" * 40, "WyJcdWQ4MDAiXQ"),
]
FEW = ["%00", "%ED%A0%80", "9" * 30, "x" * 100_000, "2023-02-30", "%27+OR+1%3D1+--"]


def _first_of_each_class() -> set[tuple[str, str]]:
    """The first list and parameter of each class of filter, and of paging: others like it run the same code."""
    found: dict[type | str, tuple[str, str]] = {}
    for listed, filters in LISTS.items():
        for name, each in filters.base_filters.items():
            found.setdefault(type(each), (listed, name))
        for name in PAGING:
            found.setdefault(name, (listed, name))
    return set(found.values())


TRIED_WITH_ALL = _first_of_each_class()


@pytest.fixture(autouse=True, scope="module")
def something(shared_db: None) -> None:
    publish(factories.ReviewFactory.create().claim, by=User.objects.create_user("someone"))


@pytest.mark.parametrize("listed", LISTS)
def test_hostile_value_of_any_parameter_is_a_page_or_a_problem_at_it(listed: str) -> None:
    client = Client(raise_request_exception=False)
    for name in (*LISTS[listed].base_filters, *PAGING):
        for value in HOSTILE if (listed, name) in TRIED_WITH_ALL else FEW:
            query = f"{name}={value}"
            answer = client.get(f"/api/v1/{listed}/", QUERY_STRING=query)
            assert answer.status_code in {200, 400}, query[:80]
            if answer.status_code == 400:
                assert list(problem_of(answer, 400)["errors"]) == [name], query[:80]


@pytest.mark.parametrize("listed", LISTS)
def test_hostile_name_of_a_parameter_is_a_problem(listed: str) -> None:
    client = Client(raise_request_exception=False)
    for name in (*HOSTILE, "kind%00", "kind[]", "kind__in", "facets__name", "id", "pk", "format", "page"):
        answer = client.get(f"/api/v1/{listed}/", QUERY_STRING=f"{name}=x")
        assert problem_of(answer, 400)["errors"], name[:80]


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"x{n}=1" for n in range(30_000)),
        "&".join(["page_size=1"] * 30_000),
        "&".join(["kind=x"] * 1000),
        "&" * 1000,
        "=",
        "%26=%3D",
        "page_size=1&page_size=2",
        "cursor=a&cursor=b",
    ],
)
def test_hostile_number_of_parameters_is_a_page_or_a_problem(listed: str, query: str) -> None:
    answer = Client(raise_request_exception=False).get(f"/api/v1/{listed}/", QUERY_STRING=query)

    if answer.status_code != 200:
        problem_of(answer, 400)
        assert len(answer.content) < 20_000


@pytest.mark.parametrize("path", ["schema/", "docs/", ""])
def test_hostile_query_of_what_takes_none_changes_nothing(path: str) -> None:
    plain = Client().get(f"/api/v1/{path}").content

    for name in ("lang", "version", "format", "script", "x"):
        for value in ("%00", "../../etc", "%ED%A0%80", "x" * 10_000, quote("<script>")):
            answer = Client(raise_request_exception=False).get(f"/api/v1/{path}", QUERY_STRING=f"{name}={value}")
            assert (answer.status_code, answer.content) == (200, plain), (name, value[:40])


@pytest.mark.parametrize("sequence", ["9" * 30, "9" * 5000, str(2**63), str(2**63 - 1), "-1", "1.0", "%00", "%D9%A1"])
def test_hostile_sequence_of_a_revision_is_404(sequence: str) -> None:
    problem_of(Client(raise_request_exception=False).get(f"/api/v1/revisions/{sequence}/"), 404)
