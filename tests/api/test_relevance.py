"""Lists of the API in the order of relevance."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.finding import ranking
from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def claims(editor: User) -> None:
    for number in range(5):
        publish(factories.ClaimFactory.create(text=f"Bridge {number} is closed"), by=editor)
    publish(factories.ClaimFactory.create(text="The road is closed"), by=editor)


def texts(query: str) -> list[str]:
    return [one["text"] for one in results(query)["results"]]


def results(query: str, status: int = 200) -> dict[str, Any]:
    response = Client().get(f"/api/v1/claims/?{query}")
    assert response.status_code == status
    return dict(response.json())


def test_words_are_ranked_unless_another_order_is_named() -> None:
    assert texts("q=road+bridges")[0] == "The road is closed"
    assert len(texts("q=road+bridges")) == 6
    assert texts("q=road+bridges&ordering=-updated_at") == []
    assert texts("q=closed+bridges&ordering=updated_at")[0] == "Bridge 0 is closed"


def test_ranking_without_words_is_the_usual_order() -> None:
    assert texts("ordering=relevance") == texts("")


def test_pages_of_a_ranking_hold_each_record_once() -> None:
    whole, pages = texts("q=bridge"), []
    query = "/api/v1/claims/?q=bridge&page_size=2"
    while query:
        page = Client().get(query).json()
        pages += [one["text"] for one in page["results"]]
        query = (page["next"] or "").partition("://")[2].partition("/")[2]
        query = f"/{query}" if query else ""

    assert pages == whole
    assert len(pages) == 5


def test_previous_page_of_a_ranking_is_the_one_before() -> None:
    first = results("q=bridge&page_size=2")
    second = Client().get("/" + str(first["next"]).partition("://")[2].partition("/")[2]).json()
    back = Client().get("/" + second["previous"].partition("://")[2].partition("/")[2]).json()

    assert back["results"] == first["results"]
    assert first["previous"] is None


def test_cursor_of_another_order_is_refused() -> None:
    cursor = str(results("page_size=2")["next"]).rpartition("cursor=")[2]

    assert "cursor" in results(f"q=bridge&cursor={cursor}", 400)["errors"]


def test_facets_of_a_ranking_say_when_they_count_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Client().get("/api/v1/claims/facets/?q=bridge").json()
    assert (counted["total"], counted["more"]) == (5, False)
    monkeypatch.setattr(ranking, "RANKED", 3)

    counted = Client().get("/api/v1/claims/facets/?q=bridge").json()

    assert (counted["total"], counted["more"]) == (3, True)


def test_query_of_any_length_is_answered() -> None:
    assert texts("q=" + "+".join(["bridge", *(f"w{number}" for number in range(2000))]))[0].startswith("Bridge")
