"""What is suggested while someone types."""

from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.reader import queries_of

pytestmark = pytest.mark.django_db


def suggested(query: str, prefix: str = "") -> list[Any]:
    response = Client().get(f"{prefix}/suggestions/?q={quote(query)}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return list(response.json()["suggestions"])


def names(query: str) -> list[str]:
    return [found["name"] for found in suggested(query)]


@pytest.fixture
def published(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="The Lachin corridor is open.", slug="lachin", context="On lanterns.")
    claim.topics.add(factories.TopicFactory.create(name="Lachin corridor", slug="lachin"))
    factories.AttributionFactory.create(claim=claim, claimant__name="Mayor of Lachin", claimant__slug="mayor")
    publish(claim, by=editor)


@pytest.mark.usefixtures("published")
def test_suggestions_are_topics_then_claimants_then_claims_whose_words_begin_so() -> None:
    found = suggested("LACH")

    assert [(one["kind"], one["name"]) for one in found] == [
        ("Topic", "Lachin corridor"),
        ("Claimant", "Mayor of Lachin"),
        ("Claim", "The Lachin corridor is open."),
    ]
    assert Client().get(found[0]["url"]).status_code == 200


@pytest.mark.usefixtures("published")
def test_suggestions_are_found_by_names_alone() -> None:
    assert names("lantern") == []


@pytest.mark.usefixtures("published")
def test_suggestions_lead_to_pages_in_the_language_of_the_page() -> None:
    assert suggested("lach", "/fr")[0]["url"].startswith("/fr/topics/")


def test_suggestions_are_eight_at_most(editor: User) -> None:
    for number in range(12):
        publish(factories.ClaimFactory.create(text=f"Bridge {number}"), by=editor)
        publish(factories.TopicFactory.create(name=f"Bridges {number}"), by=editor)

    found = suggested("bridg")

    assert [one["kind"] for one in found] == ["Topic"] * 3 + ["Claim"] * 5


def test_suggestions_name_no_draft_and_nothing_withdrawn(editor: User) -> None:
    factories.TopicFactory.create(name="Quagga drafts")
    gone = factories.TopicFactory.create(name="Quagga withdrawn")
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")

    assert names("quagga") == []


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("query", ["", " ", "l", "!!!", "\0\0", "la" * 5000, " ".join(f"w{n}" for n in range(40))])
def test_suggestions_for_what_can_not_be_searched_are_none(query: str) -> None:
    assert suggested(query) == []


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("query", ["q=%FF%FE", "q=%ED%A0%80", "q[]=la", "", "q=la&q=ch", "x=" + "y" * 3000, "q=%"])
def test_suggestions_for_a_hostile_query_are_an_answer(query: str) -> None:
    response = Client(raise_request_exception=False).get("/suggestions/", QUERY_STRING=query)

    assert response.status_code == 200
    assert isinstance(response.json()["suggestions"], list)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_suggestions_refuse_to_be_written_to(method: str) -> None:
    assert getattr(Client(), method)("/suggestions/").status_code == 405


@pytest.mark.usefixtures("published")
def test_suggestions_that_a_browser_has_are_not_sent_again() -> None:
    first = Client().get("/suggestions/?q=lach")

    again = Client(headers={"If-None-Match": first["ETag"]}).get("/suggestions/?q=lach")

    assert (again.status_code, again.content) == (304, b"")


def test_suggestions_take_as_many_queries_for_many_records(editor: User) -> None:
    for number in range(2):
        publish(factories.ClaimFactory.create(text=f"Bridge of {number}"), by=editor)
        few = queries_of("/suggestions/?q=bri")
    for number in range(5):
        publish(factories.ClaimFactory.create(text=f"Bridge {number}"), by=editor)

    assert queries_of("/suggestions/?q=bri") == few == 5
