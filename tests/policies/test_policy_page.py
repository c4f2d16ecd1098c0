"""A policy at its permanent address. What it shares with all records is in `tests/public/test_record_pages.py`."""

import pytest
from django.contrib.auth.models import User

from factcheck.policies.models import Policy
from factcheck.publishing.writing.actions import correct, publish
from tests.factories import PolicyFactory
from tests.reader import queries_of, read

pytestmark = pytest.mark.django_db


def published(editor: User, **fields: str) -> Policy:
    policy: Policy = PolicyFactory.create(**fields)
    publish(policy, by=editor)
    return policy


def path_of(policy: Policy) -> str:
    return f"/policies/{policy.public_id}/{policy.slug}/"


def test_policy_shows_its_text_with_headings_that_can_be_linked_to(editor: User) -> None:
    policy = published(editor, body="Words.\n\n## Corrections\n\nMore.\n\n## Changes\n\n## Corrections")

    page = read(path_of(policy))

    assert "Words." in page.text
    assert page.one("h2", id="corrections").text == "Corrections"
    # The page has a heading of its own of that name.
    assert page.one("h2", id="changes-2").text == "Changes"
    assert page.one("h2", id="corrections-2").text == "Corrections"


def test_policy_leads_on_in_the_readers_language(editor: User) -> None:
    policy = published(editor, body="[One](/standards/) [two](/api/v1/docs/) [three](//x.example/) [four](#a)")

    links = read(f"/fr{path_of(policy)}").links()

    assert {"/fr/standards/", "/api/v1/docs/", "//x.example/", "#a"} <= set(links)


def test_policy_names_those_on_its_subject_in_other_languages(editor: User) -> None:
    english, french = published(editor, language="en"), published(editor, language="fr")
    published(editor, language="fr", subject="funding")

    page = read(path_of(english))

    assert page.section("languages") == f"In other languages {french.title}"


def test_policy_that_was_corrected_says_so_on_top_and_in_its_history(editor: User) -> None:
    policy = published(editor, subject="funding", body="Nobody pays.")
    policy.body = "Readers pay."
    policy.save()
    correct(policy, by=editor, note="Readers do pay.")

    assert "Readers do pay." in read(path_of(policy)).text
    history = read(f"/policies/{policy.public_id}/history/")
    assert "Revision 2: corrected" in history.text
    assert "Nobody" in "".join(element.text or "" for element in history.all("del"))


def test_policy_in_arabic_is_marked_as_such(editor: User) -> None:
    article = read(path_of(published(editor, language="ar", title="تمويل", slug="funding"))).one("article")

    assert (article.get("lang"), article.get("dir")) == ("ar", "auto")


def test_page_takes_as_many_queries_with_many_languages_as_with_one(editor: User) -> None:
    policy = published(editor)
    one = queries_of(path_of(policy))

    for _ in range(5):
        published(editor)

    assert queries_of(path_of(policy)) == one == 2
