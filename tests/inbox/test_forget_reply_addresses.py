from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from factcheck.inbox.models import Message
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db


def _closed(days: int) -> Message:
    ago = timezone.now() - timedelta(days=days)
    message: Message = MessageFactory.create(
        reply_to="reader@example.org", state="closed", closed_at=ago, closing_note="Mended."
    )
    return message


def test_addresses_go_so_many_days_after_closing_and_nothing_else_does(settings: Any) -> None:
    settings.REPLY_ADDRESS_DAYS = 7
    old, late = _closed(8), _closed(6)
    still_open = MessageFactory.create(reply_to="reader@example.org", received_at=timezone.now() - timedelta(days=99))
    out = StringIO()

    call_command("forget_reply_addresses", stdout=out)

    assert out.getvalue() == "Deleted 1 addresses.\n"
    assert list(Message.objects.filter(reply_to="")) == [old]
    assert {late, still_open} == set(Message.objects.exclude(reply_to=""))
    old.refresh_from_db()
    assert old.text
