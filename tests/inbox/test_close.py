import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.inbox.handling import HandlingError, close
from tests.desk.pages import list_url, url_of
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db


def test_message_closed_at_the_desk_keeps_its_note(desk: Client, editor: User) -> None:
    message = MessageFactory.create()

    response = desk.post(url_of(message, "close"), {"note": " Corrected. "})

    message.refresh_from_db()
    assert response["Location"] == list_url(type(message))
    assert (message.state, message.closing_note, message.handler) == ("closed", "Corrected.", editor)
    assert message.closed_at is not None
    page = desk.get(url_of(message)).content.decode()
    assert "Corrected." in page
    assert url_of(message, "close") not in page


@pytest.mark.parametrize("note", ["", "  ", "a\0", "a\u202e", "a" * 2001])
def test_message_is_not_closed_with_a_note_that_says_nothing_or_can_not_be_kept(note: str, desk: Client) -> None:
    message = MessageFactory.create()

    response = desk.post(url_of(message, "close"), {"note": note})

    message.refresh_from_db()
    assert response.status_code == 200
    assert response.context["form"].errors
    assert (message.state, message.closing_note, message.handler) == ("new", "", None)


def test_message_is_closed_once(editor: User) -> None:
    message = MessageFactory.create()
    close(message, by=editor, note="Mended.")

    with pytest.raises(HandlingError, match="closed already"):
        close(message, by=editor, note="Mended again.")

    message.refresh_from_db()
    assert message.closing_note == "Mended."


def test_closing_asks_first_and_shows_the_message(desk: Client) -> None:
    message = MessageFactory.create(text="The date is wrong.")

    page = desk.get(url_of(message, "close")).content.decode()

    assert "The date is wrong." in page
    assert desk.get("/admin/inbox/message/99/close/").status_code == 404
