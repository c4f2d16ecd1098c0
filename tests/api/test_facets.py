"""What lists can be narrowed down by, as the API tells it."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import WRITING, errors_of, get, ids, queries_of
from tests.reader import read, text_of
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db
LISTS = ("claims", "claimants", "topics", "reviews", "media_objects", "sources", "publishers")


@pytest.fixture(scope="module")
def published(shared_editor: User) -> None:
    publish(whole_claim(), by=shared_editor)


def facets(path: str) -> dict[str, dict[str, int]]:
    found: dict[str, Any] = get(path).json()
    return {facet["name"]: {one["value"]: one["count"] for one in facet["values"]} for facet in found["facets"]}


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("listed", LISTS)
def test_facets_count_what_the_list_finds_with_each_value(listed: str) -> None:
    found = facets(f"{listed}/facets/")

    assert found
    for name, values in found.items():
        for value, count in values.items():
            assert len(ids(f"{listed}/?{name}={value}")) == count > 0


@pytest.mark.usefixtures("published")
def test_facets_say_what_the_page_says() -> None:
    page = read("/claims/?q=some")

    for facet in get("claims/facets/?q=some").json()["facets"]:
        shown = page.one("ul", aria_labelledby=f"facet-{facet['name']}")
        said = [f"{one['label'][0].upper()}{one['label'][1:]} {one['count']}" for one in facet["values"]]
        assert [text_of(link) for link in shown.iter("a")] == said


@pytest.mark.usefixtures("published")
def test_facets_of_nothing_found_are_none() -> None:
    assert get("claims/facets/?q=zzz").json() == {"total": 0, "more": False, "facets": []}


@each_of("query", ["colour=red", "kind=lie", "topic=nowhere", "q=%00", "said_after=2023-02-30"], rolled_back=True)
def test_facets_of_a_list_that_makes_no_sense_are_a_problem_at_the_parameter(query: str) -> None:
    assert list(errors_of(f"claims/facets/?{query}")) == [query.partition("=")[0]]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("header", ["fr", "ar, en;q=0.5"])
def test_facets_speak_english_whatever_the_browser_asks_for(header: str) -> None:
    assert get("claims/facets/", Accept_Language=header).content == get("claims/facets/").content


@pytest.mark.parametrize("method", WRITING)
def test_facets_refuse_to_be_written_to(method: str, client: Any) -> None:
    assert getattr(client, method)("/api/v1/claims/facets/").status_code == 405


@pytest.mark.usefixtures("published")
def test_facets_take_as_many_queries_for_many_records(editor: User) -> None:
    few = queries_of("claims/facets/")
    for _ in range(5):
        publish(factories.AttributionFactory.create().claim, by=editor)

    assert queries_of("claims/facets/") == few == 5
