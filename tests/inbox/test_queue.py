"""The desk's list and pages of messages. Who may open which is in `tests/workflow/role_table.py`."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import publish
from factcheck.workflow.roles import CONTRIBUTOR, EDITOR
from tests.desk.pages import list_url, queries_of, url_of
from tests.factories import ClaimFactory, MessageFactory
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


def test_queue_shows_the_beginning_of_each_message(desk: Client) -> None:
    message = MessageFactory.create(text="The date\nis wrong. " * 20)

    page = desk.get(list_url(type(message))).content.decode()

    assert "The date is wrong." in page
    assert "…" in page


def test_message_can_be_read_and_not_changed(desk: Client) -> None:
    message = MessageFactory.create(text="The date is wrong.", reply_to="reader@example.org")

    response = desk.get(url_of(message))

    page = response.content.decode()
    assert "The date is wrong." in page
    assert "reader@example.org" in page
    assert 'name="text"' not in page
    assert desk.post(url_of(message), {"text": "It is right."}).status_code == 403


def test_where_to_answer_is_for_those_who_handle_messages(client: Client) -> None:
    message = MessageFactory.create(reply_to="reader@example.org")
    seen = {}
    for role in (CONTRIBUTOR, EDITOR):
        client.force_login(person(role))
        page = client.get(url_of(message)).content.decode()
        seen[role] = ("reader@example.org" in page, "Take up" in page)

    assert seen == {CONTRIBUTOR: (False, False), EDITOR: (True, True)}


def test_report_leads_to_its_record_at_the_desk_and_as_readers_see_it(desk: Client, editor: User) -> None:
    claim = ClaimFactory.create()
    publish(claim, by=editor)
    message = MessageFactory.create(about_kind="claim", about_id=claim.public_id)

    page = desk.get(url_of(message)).content.decode()

    assert url_of(claim) in page
    assert f'href="/claims/{claim.public_id}/"' in page


def test_report_on_a_record_that_is_gone_is_still_read(desk: Client) -> None:
    message = MessageFactory.create(about_kind="claim", about_id="3k9xw2m7q0rt")

    assert desk.get(url_of(message)).status_code == 200


def test_suggestion_with_an_address_starts_at_the_intake_with_that_address(desk: Client) -> None:
    message = MessageFactory.create(kind="suggestion", speaker="Someone", venue="https://outlet.example/?a=1&b=2")

    page = desk.get(url_of(message))
    [(name, url)] = page.context["links"]

    assert name == "Start a claim from this"
    assert desk.get(url).context["form"]["url"].value() == "https://outlet.example/?a=1&b=2"


def test_suggestion_without_an_address_starts_a_claim_in_the_readers_words(desk: Client) -> None:
    message = MessageFactory.create(kind="suggestion", text="The moon\nis " + "cheese " * 100, venue="at the market")

    [(_, url)] = desk.get(url_of(message)).context["links"]

    text = desk.get(url).context["adminform"].form["text"].value()
    assert text.startswith("The moon is cheese")
    assert len(text) == 300


def test_closed_message_offers_nothing_more_to_do(desk: Client) -> None:
    message = MessageFactory.create()
    desk.post(url_of(message, "close"), {"note": "Mended."})

    page = desk.get(url_of(message)).content.decode()

    assert url_of(message, "take-up") not in page
    assert url_of(message, "close") not in page


def test_message_is_deleted_by_those_who_may(desk: Client) -> None:
    message = MessageFactory.create()

    desk.post(url_of(message, "delete"), {"post": "yes"})

    assert not type(message).objects.exists()


def test_queue_takes_as_many_queries_with_six_messages_as_with_one(desk: Client, editor: User) -> None:
    message = MessageFactory.create(handler=editor, state="taken_up")
    url = list_url(type(message))
    desk.get(url)
    one = queries_of(desk, url)

    MessageFactory.create_batch(5, handler=editor, state="taken_up")

    assert queries_of(desk, url) == one
