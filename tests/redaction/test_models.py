"""What the database refuses of redactions."""

from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import publish
from factcheck.redaction.models import Redaction
from tests import factories
from tests.redaction.conftest import BASIS
from tests.refusals import NON_FIELD_ERRORS, assert_refused


def redaction_by(editor: User) -> Redaction:
    return Redaction(kind="claim", record_id="a", numbers=[1], basis=BASIS, asked_by=editor)


def test_second_redaction_that_waits_is_refused(editor: User) -> None:
    redaction_by(editor).save()

    assert_refused(redaction_by(editor), "redaction_redaction_one_at_a_time", at=NON_FIELD_ERRORS)


def test_redaction_both_carried_out_and_taken_back_is_refused(editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    row = redaction_by(editor)
    row.entry = Revision.objects.get(record_id=key_of(topic).record_id)
    row.confirmed_at = row.taken_back_at = timezone.now()

    assert_refused(row, "redaction_redaction_done_or_taken_back", at=NON_FIELD_ERRORS)


def test_redaction_carried_out_without_an_entry_is_refused(editor: User) -> None:
    row = redaction_by(editor)
    row.confirmed_at = timezone.now()

    assert_refused(row, "redaction_redaction_done_is_declared", at=NON_FIELD_ERRORS)
