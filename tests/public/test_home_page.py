import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import correct, publish
from tests import factories
from tests.reader import queries_of, read
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def test_home_of_an_empty_site_says_what_this_is_and_that_there_is_nothing_yet() -> None:
    page = read("/")

    assert "Who says what, who contests it, and what the evidence says" in page.text
    assert "No claim has been published yet." in page.text
    assert "No topic has been published yet." in page.text
    assert "Nothing has been corrected or withdrawn yet." in page.text


def test_home_shows_claims_in_dispute_apart_from_others_topics_reviews_and_corrections(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    publish(factories.ClaimFactory.create(text="Nobody doubts it."), by=editor)
    claim.context = "Mended."
    claim.save()
    correct(claim, by=editor, note="The context was wrong.")

    page = read("/")

    assert "Some text" in page.section("disputed")
    assert "Some text" not in page.section("claims")
    assert "Nobody doubts it" in page.section("claims")
    assert "Some topic" in page.section("topics")
    assert "Some title" in page.section("reviews")
    assert "The context was wrong." in page.section("corrections")


def test_home_shows_numbers_of_one_thing_that_cannot_both_be_right(editor: User) -> None:
    of_ferries = {"low": "12", "high": "12", "unit": "%", "counted": "Late ferries", "as_of": None}
    of_buses = {**of_ferries, "counted": "late buses"}
    for number in (of_ferries, {**of_ferries, "low": "50", "high": None, "counted": "late ferries"}, of_buses):
        claim = factories.QuantityFactory.create(claim__kind="quantity", **number).claim
        factories.AttributionFactory.create(claim=claim)
        publish(claim, by=editor)

    numbers = read("/").section("competing")

    assert "12" in numbers
    assert "50" in numbers
    assert "Late ferries" in numbers
    assert "buses" not in numbers


def test_home_where_every_claim_is_disputed_does_not_call_the_site_empty(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    assert "No claim has been published yet." not in read("/").text


def test_home_has_a_search_that_needs_no_script() -> None:
    form = read("/").one("form", role="search")

    assert (form.get("method"), form.get("action")) == ("get", "/search/")


def test_home_refuses_to_be_written_to() -> None:
    assert Client().post("/").status_code == 405


def test_home_takes_as_many_queries_with_three_claims_as_with_none(editor: User) -> None:
    none = queries_of("/")

    for _ in range(3):
        publish(factories.ClaimFactory.create(), by=editor)

    assert queries_of("/") == none == 6
