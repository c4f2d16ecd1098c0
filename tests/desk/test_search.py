"""One search over the whole desk, and the page that explains it."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from factcheck.workflow.actions import comment
from tests.desk.pages import queries_of
from tests.factories import ClaimFactory, PublisherFactory, SourceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def found(client: Client, query: str) -> dict[str, list[str]]:
    groups = client.get("/admin/search/", {"q": query}).context["groups"]
    return {group.name: [row.name for row in group.rows] for group in groups}


def test_search_finds_in_all_lists_and_in_comments_whatever_the_accents(desk: Client, editor: User) -> None:
    claim = ClaimFactory.create(text="The dam at Zürich held.")
    topic = TopicFactory.create(name="ZURICH")
    SourceFactory.create(title="Elsewhere", publisher=PublisherFactory.create(name="Zürcher Zeitung"))
    comment(topic, by=editor, text="Was it Zurich?")

    everywhere, by_id = found(desk, "zurich"), found(desk, claim.public_id)

    assert everywhere["Claims"] == ["The dam at Zürich held."]
    assert (everywhere["Topics"], everywhere["Comments"]) == (["ZURICH"], ["Was it Zurich?"])
    assert by_id == {"Claims": ["The dam at Zürich held."]}
    assert [found(desk, query) for query in ("", " ", "\0", "x" * 300, "100%_no such")] == [{}] * 5


def test_search_shows_nothing_that_its_user_may_not_see(client: Client, editor: User) -> None:
    for factory in (ClaimFactory.create, TopicFactory.create):
        comment(factory(**{"text" if factory == ClaimFactory.create else "name": "Zurich"}), by=editor, text="Zurich!")
    user = User.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_topic"))
    client.force_login(user)

    assert found(client, "zurich") == {"Topics": ["Zurich"], "Comments": ["Zurich!"]}


def test_search_makes_as_many_queries_with_many_matches_and_leads_to_all(desk: Client, editor: User) -> None:
    address = "/admin/search/?q=zurich"

    def fill(number: int) -> Any:
        for _ in range(number):
            comment(ClaimFactory.create(text="Zurich"), by=editor, text="Zurich")
            SourceFactory.create(title="Zurich")
            TopicFactory.create(name="Zurich")
        return queries_of(desk, address)

    fill(1)
    few, many = fill(1), fill(12)

    assert few == many
    assert "/admin/claims/claim/?q=zurich" in desk.get(address).content.decode()


def test_help_and_search_stand_on_every_page_of_the_desk(desk: Client) -> None:
    page = desk.get("/admin/help/").content.decode()

    assert 'id="desk-search"' in page
    assert "<kbd>/</kbd>" in page
