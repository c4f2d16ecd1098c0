from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.gates import before_there_were_rules
from tests.reader import Page, queries_of, read, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.gate]


def standard(page: Page, name: str) -> str:
    return text_of(page.one("li", id=name))


def bare_claims(editor: User, number: int) -> None:
    with before_there_were_rules():
        for _ in range(number):
            review = factories.ReviewFactory.create()
            publish(review.claim, by=editor)
    call_command("rebuild_read_model")


def test_standards_without_records_lists_them_all_and_counts_nothing() -> None:
    page = read("/standards/")

    assert "Must be met · none is published yet" in standard(page, "attributed")
    assert "An aim · none is published yet" in standard(page, "captured")
    assert not page.all("li", id="unique")


def test_standards_counts_what_meets_each_and_leads_to_what_does_not(editor: User) -> None:
    bare_claims(editor, 2)
    whole = factories.PublishableClaimFactory.create()
    publish(whole, by=editor)

    page = read("/standards/")

    assert "met by 1 of 3 · 2 do not meet it" in standard(page, "attributed")
    assert "met by 0 of 2" in standard(page, "reasoned")
    assert "met by 0 of 1 · 1 does not meet it" in standard(page, "captured")
    links = [link.get("href", "") for link in page.all("a") if "unmet=" in link.get("href", "")]
    assert "/claims/?unmet=attributed" in links
    assert "/claims/?unmet=reasoned" in links
    assert "/sources/?unmet=captured" in links
    for link in links:
        assert Client().get(link).status_code == 200


def test_list_by_standard_holds_those_that_do_not_meet_it(editor: User) -> None:
    bare_claims(editor, 1)
    whole = factories.PublishableClaimFactory.create(text="The bridge stood open.")
    publish(whole, by=editor)

    page, answer = read("/claims/?unmet=attributed"), Client().get("/api/v1/claims/?unmet=several-sources")

    assert len(page.all("article", class_="entry")) == 1
    assert "The bridge stood open." not in page.section("results")
    assert "Falls short of" in page.text
    assert [entry["text"] for entry in answer.json()["results"]] == ["The bridge stood open."]


def test_list_by_unknown_standard_is_400_and_names_the_field() -> None:
    answer = Client().get("/api/v1/claims/?unmet=perfect")

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["unmet"])


def test_standards_sees_no_draft(editor: User) -> None:
    factories.ClaimFactory.create()

    assert "none is published yet" in standard(read("/standards/"), "attributed")


def test_standards_takes_two_queries_however_many_records(editor: User) -> None:
    bare_claims(editor, 1)
    few = queries_of("/standards/")
    bare_claims(editor, 5)

    assert few == queries_of("/standards/") == 2


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_standards_is_only_read(method: str) -> None:
    assert getattr(Client(), method)("/standards/").status_code == 405


@pytest.mark.parametrize(
    ("four_eyes", "tolerated", "is_said"), [(True, 12, True), (True, 0, False), (False, 12, False)]
)
def test_standards_say_what_an_approval_lets_pass_where_it_does(
    four_eyes: bool, tolerated: int, is_said: bool, settings: Any
) -> None:
    settings.FACTCHECK_FOUR_EYES, settings.FACTCHECK_APPROVAL_TOLERATES = four_eyes, tolerated

    assert ("add up to less than 12." in text_of(read("/standards/").one("main"))) is is_said
