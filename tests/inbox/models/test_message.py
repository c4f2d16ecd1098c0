from typing import Any

import pytest
from django.utils import timezone

from tests.factories import MessageFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused
from tests.together import each_of

pytestmark = pytest.mark.django_db


def test_message_is_called_by_its_kind_and_number_and_by_nothing_of_its_words() -> None:
    message = MessageFactory.create(kind="suggestion", text="Secret")

    assert str(message) == f"Suggested claim {message.pk}"


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ({"kind": "zz"}, "inbox_message_kind_known"),
        ({"state": "zz"}, "inbox_message_state_known"),
        ({"text": ""}, "inbox_message_text_filled"),
    ],
)
def test_unknown_value_or_no_words_are_refused(fault: dict[str, str], name: str) -> None:
    assert_refused(MessageFactory.build(**fault), name, at=NON_FIELD_ERRORS)


@pytest.mark.parametrize("about", [{"about_kind": "claim"}, {"about_id": "3k9xw2m7q0rt"}])
def test_half_of_a_records_name_is_refused(about: dict[str, str]) -> None:
    assert_refused(MessageFactory.build(**about), "inbox_message_about_whole", at=NON_FIELD_ERRORS)


@each_of(
    "fields",
    [
        {"state": "closed"},
        {"state": "closed", "closed_at": timezone.now()},
        {"state": "closed", "closing_note": "Mended."},
        {"closed_at": timezone.now()},
        {"closing_note": "Mended."},
    ],
    rolled_back=True,
)
def test_message_that_is_half_closed_is_refused(fields: dict[str, Any]) -> None:
    assert_refused(MessageFactory.build(**fields), "inbox_message_closed_with_note", at=NON_FIELD_ERRORS)


def test_closed_message_with_time_and_note_is_stored() -> None:
    message = MessageFactory.build(state="closed", closed_at=timezone.now(), closing_note="Mended.")

    message.full_clean()
    message.save()

    assert message.pk
