"""Where the words of a search were found is marked, in the entry or in a snippet."""

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import Page, read, text_of
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def marks(page: Page) -> set[str]:
    return {text_of(mark) for mark in page.all("mark")}


def test_word_is_marked_in_whatever_text_of_a_claim_the_search_finds_it(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    for word, shown in (
        ("text", "Some text"),
        ("topic", "Some topic"),
        ("speaker", "Some speaker"),
        ("contester", "Some contester"),
        ("quote", "Words of Some speaker: Some quote"),
        ("grounds", "Grounds of Some contester: Some grounds"),
        ("context", "Context: Some context"),
    ):
        page = read(f"/claims/?q={word[:-1].upper()}")
        assert shown in page.section("results")
        assert marks(page) <= {word, word[:-1]}, word
        assert marks(page), word


def test_word_is_marked_in_whatever_text_of_other_records(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    for path, word, shown in (
        ("claimants", "speaker", "Some speaker"),
        ("claimants", "description", "Description: Some description"),
        ("claimants", "alias", "Also known as: Some alias"),
        ("topics", "subject", "Description: Some subject"),
        ("sources", "byline", "Byline: Some byline"),
        ("sources", "source", "Some source"),
        ("publishers", "publisher", "Some publisher"),
    ):
        page = read(f"/{path}/?q={word}")
        assert shown in page.section("results")
        assert {mark.lower() for mark in marks(page)} == {word}, (path, word)


def test_snippet_is_of_the_text_with_most_of_the_words_that_the_claim_lacks(editor: User) -> None:
    said = factories.AttributionFactory.create(claim__text="The bridge is shut.", quote="A corridor it is.")
    factories.RebuttalFactory.create(claim=said.claim, grounds="The corridor of Lachin is open.")
    publish(said.claim, by=editor)

    page = read("/claims/?q=bridge+lachin+corridor")

    assert "The corridor of Lachin is open." in page.section("results")
    assert "A corridor it is." not in page.section("results")
    assert marks(page) == {"bridge", "corridor", "Lachin"}


def test_claim_that_holds_all_the_words_needs_no_snippet(editor: User) -> None:
    said = factories.AttributionFactory.create(claim__text="The bridge is shut.", quote="The bridge is shut, I say.")
    publish(said.claim, by=editor)

    assert "I say" not in read("/claims/?q=bridge").section("results")


def test_list_without_words_marks_nothing(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    assert marks(read("/claims/")) == set()
