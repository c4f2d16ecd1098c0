"""The desk's pages of redactions, as an administrator goes through them."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from factcheck.publishing.models import RevisionBody
from factcheck.redaction.models import Redaction
from tests import factories
from tests.redaction.conftest import BASIS, SECRET

PROPOSE = "/admin/redaction/redaction/propose/"


def page(redaction: Redaction, step: str) -> str:
    return reverse(f"admin:redaction_redaction_{step}", args=[redaction.pk])


@pytest.fixture
def desk(editor: User, client: Client) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def second(second_editor: User) -> Client:
    client = Client()
    client.force_login(second_editor)
    return client


def test_record_page_leads_to_its_redaction_and_that_to_the_confirmation(
    claim: Any, editor: User, client: Client
) -> None:
    client.force_login(editor)
    address = f"{PROPOSE}?kind=claim&record={claim.public_id}"
    record = client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()

    answer = client.post(address, {"numbers": ["1"], "members": "/text", "basis": BASIS})

    asked = Redaction.objects.get()
    assert address.replace("&", "&amp;") in record
    assert (answer.status_code, answer.headers["Location"]) == (302, page(asked, "confirm"))
    assert (asked.numbers, asked.members, asked.asked_by) == ([1], ["/text"], editor)


@pytest.mark.parametrize(
    ("query", "data", "message"),
    [
        ("", {}, "Public id"),
        ("?kind=claim&record=nonsense", {}, "Enter a valid value"),
        ("?kind=claim&record=000000000000", {}, "no such record in the log"),
        ("?kind=claim&record={id}", {"basis": BASIS}, "Name what is to be erased"),
        ("?kind=claim&record={id}", {"basis": BASIS, "numbers": ["2"]}, "Select a valid choice"),
        ("?kind=claim&record={id}", {"basis": BASIS, "numbers": ["1"], "members": "quote"}, "is no JSON pointer"),
        ("?kind=claim&record={id}", {"numbers": ["1"]}, "This field is required"),
    ],
)
def test_redaction_asked_for_wrongly_is_explained(
    claim: Any, desk: Client, query: str, data: dict[str, Any], message: str
) -> None:
    answer = desk.post(PROPOSE + query.format(id=claim.public_id), data)

    assert message in answer.content.decode()
    assert not Redaction.objects.exists()


def test_confirmation_shows_what_goes_and_erases_it(asked: Redaction, second: Client) -> None:
    shown = second.get(page(asked, "confirm")).content.decode()

    answer = second.post(page(asked, "confirm"), {"sure": "on", "words": SECRET})

    asked.refresh_from_db()
    assert "texts of revisions: 1" in shown
    assert answer.status_code == 302
    assert asked.entry is not None
    assert RevisionBody.objects.filter(revision__record_id=asked.record_id).count() == 1


def test_confirmation_tells_where_else_the_words_are(asked: Redaction, second: Client) -> None:
    factories.ClaimFactory.create(text=f"Another {SECRET}")

    answer = second.post(page(asked, "confirm"), {"sure": "on", "words": SECRET}, follow=True)

    assert "claims_claim.text: 1" in answer.content.decode()


def test_confirmation_without_a_tick_erases_nothing(asked: Redaction, second: Client) -> None:
    answer = second.post(page(asked, "confirm"), {"words": SECRET})

    asked.refresh_from_db()
    assert "can&#x27;t be had back" in answer.content.decode()
    assert asked.waits


def test_confirmation_by_who_asked_is_not_offered(asked: Redaction, editor: User, client: Client) -> None:
    client.force_login(editor)

    shown = client.get(page(asked, "confirm")).content.decode()

    assert "Somebody else must confirm it" in shown
    assert 'name="sure"' not in shown


def test_redaction_is_taken_back_at_the_desk(asked: Redaction, second: Client) -> None:
    assert second.get(page(asked, "take-back")).status_code == 200

    second.post(page(asked, "take-back"))

    asked.refresh_from_db()
    assert asked.taken_back_at is not None


def test_list_and_log_of_the_desk_after_a_redaction_are_shown(redacted: Redaction, second: Client, claim: Any) -> None:
    pages: dict[str, list[Any]] = {
        "redaction_redaction_changelist": [],
        "redaction_redaction_change": [redacted.pk],
        "publishing_revision_changelist": [],
        "publishing_revision_change": [redacted.entry_id],
        "claims_claim_history": [claim.pk],
        "claims_claim_change": [claim.pk],
    }
    for name, args in pages.items():
        assert second.get(reverse(f"admin:{name}", args=args)).status_code == 200, name
