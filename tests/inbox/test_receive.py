import pytest
from django.core.exceptions import ValidationError

from factcheck.inbox.actions import receive
from factcheck.inbox.models import Message
from factcheck.inbox.vocabulary import MessageKind
from tests.together import each_of

pytestmark = pytest.mark.django_db


def test_receive_puts_a_new_message_into_the_queue() -> None:
    receive(kind=MessageKind.REPORT, language="hy", text="Wrong.", about_kind="claim", about_id="3k9xw2m7q0rt")

    message = Message.objects.get()
    assert (message.state, message.handler, message.about_id) == ("new", None, "3k9xw2m7q0rt")


@each_of(
    "fault",
    [{"text": ""}, {"text": "a\0"}, {"venue": "a" * 501}, {"reply_to": "nobody"}, {"about_kind": "claim"}],
    rolled_back=True,
)
def test_receive_of_what_can_not_be_stored_writes_nothing(fault: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        receive(kind=MessageKind.REPORT, language="en", **{"text": "Wrong.", **fault})

    assert not Message.objects.exists()
