import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.inbox.handling import HandlingError, close, take_up
from tests.desk.pages import url_of
from tests.factories import MessageFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_message_taken_up_at_the_desk_is_the_editors(desk: Client, editor: User) -> None:
    message = MessageFactory.create()

    response = desk.post(url_of(message, "take-up"), follow=True)

    message.refresh_from_db()
    assert (message.state, message.handler) == ("taken_up", editor)
    assert "It is yours." in response.content.decode()
    assert "Took it up." in desk.get(url_of(message, "history")).content.decode()


def test_message_that_somebody_took_up_first_stays_theirs(desk: Client) -> None:
    message, anna = MessageFactory.create(), UserFactory.create(username="anna")
    take_up(message, by=anna)

    response = desk.post(url_of(message, "take-up"), follow=True)

    message.refresh_from_db()
    assert message.handler == anna
    assert "Anna has taken it up already." in response.content.decode()


def test_closed_or_deleted_message_is_not_taken_up(editor: User) -> None:
    closed, gone = MessageFactory.create_batch(2)
    close(closed, by=editor, note="Mended.")
    type(gone).objects.filter(pk=gone.pk).delete()

    for message, said in ((closed, "closed already"), (gone, "deleted")):
        with pytest.raises(HandlingError, match=said):
            take_up(message, by=editor)


def test_taking_up_takes_a_post(desk: Client) -> None:
    assert desk.get(url_of(MessageFactory.create(), "take-up")).status_code == 405
    assert desk.post("/admin/inbox/message/99/take-up/").status_code == 404
