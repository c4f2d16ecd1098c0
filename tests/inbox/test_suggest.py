"""The form that suggests a claim. What both forms share is in `test_report.py`."""

import pytest
from django.test import Client

from factcheck.inbox.models import Message
from tests.reader import parsed, queries_of, read

pytestmark = pytest.mark.django_db
URL = "/suggest/"
WHOLE = {
    "text": "The moon is cheese.",
    "speaker": "A cheesemonger",
    "venue": "https://outlet.example/1",
    "said_when": "last May",
    "reason": "Many repeat it.",
    "reply_to": "reader@example.org",
}


def test_suggestion_is_in_the_queue_and_its_sender_is_told_what_happens_next() -> None:
    response = Client().post(URL, WHOLE)

    assert (response.status_code, response["Location"]) == (302, "/suggest/thanks/")
    message = Message.objects.get()
    assert {name: getattr(message, name) for name in WHOLE} == WHOLE
    assert (message.kind, message.page, message.about_kind) == ("suggestion", "", "")
    assert "An editor looks up where it was said." in read("/suggest/thanks/").text


def test_suggestion_needs_no_more_than_what_was_said_and_by_whom() -> None:
    assert Client().post(URL, {"text": "The moon is cheese.", "speaker": "Someone"}).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("speaker", ""),
        ("speaker", "a" * 501),
        ("venue", "a" * 501),
        ("venue", "a\0"),
        ("said_when", "a" * 501),
        ("reason", "a" * 2001),
    ],
)
def test_suggestion_with_a_fault_is_asked_again_at_its_field(field: str, value: str) -> None:
    response = Client().post(URL, WHOLE | {field: value})

    page = parsed(response)
    assert response.status_code == 422
    assert [each.get("id") for each in page.all("p", class_="error")] == [f"id_{field}_error"]
    assert not Message.objects.exists()


def test_program_that_fills_the_trap_is_thanked_and_nothing_is_stored() -> None:
    response = Client().post(URL, WHOLE | {"remarks": "Buy this."})

    assert response["Location"] == "/suggest/thanks/"
    assert not Message.objects.exists()


def test_both_forms_count_towards_one_limit() -> None:
    for _ in range(5):
        Client().post("/report/", {"text": "Wrong."})

    assert Client().post(URL, WHOLE).status_code == 429


def test_form_shows_nothing_of_its_address() -> None:
    assert "canarybird" not in read(f"{URL}?text=canarybird&about=/canarybird/").text


def test_another_method_is_refused() -> None:
    assert Client().put(URL).status_code == 405
    assert Client().post("/suggest/thanks/").status_code == 405


def test_empty_form_asks_the_database_nothing() -> None:
    assert queries_of(URL) == 0
