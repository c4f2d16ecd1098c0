"""Taking a redaction back before anybody confirms it."""

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.models import RevisionBody
from factcheck.redaction.actions import RedactionError, confirm, take_back
from factcheck.redaction.models import Redaction


def test_redaction_taken_back_can_no_longer_be_confirmed(asked: Redaction, editor: User, second_editor: User) -> None:
    take_back(asked, by=editor)

    with pytest.raises(RedactionError, match="taken back already"):
        confirm(asked, by=second_editor)
    assert RevisionBody.objects.filter(revision__record_id=asked.record_id).count() == 2


def test_redaction_carried_out_cannot_be_taken_back(redacted: Redaction, editor: User) -> None:
    with pytest.raises(RedactionError):
        take_back(redacted, by=editor)
