"""Asking for a redaction."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import RevisionBody
from factcheck.redaction.actions import RedactionError, confirm, propose
from factcheck.redaction.models import Redaction
from tests.redaction.conftest import BASIS


def test_redaction_asked_for_erases_nothing_yet(asked: Redaction) -> None:
    assert RevisionBody.objects.filter(revision__record_id=asked.record_id).count() == 2
    assert asked.waits


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ([2], "Revision 2 is what readers see now"),
        ([1, 7], "It has no revision 7"),
        ([], "Name what is to be erased"),
    ],
)
def test_redaction_of_what_cannot_be_erased_is_refused(
    claim: Any, editor: User, numbers: Sequence[int], message: str
) -> None:
    with pytest.raises(RedactionError, match=message):
        propose(key_of(claim), numbers=numbers, basis=BASIS, by=editor)

    assert not Redaction.objects.exists()


def test_redaction_without_a_legal_basis_is_refused(claim: Any, editor: User) -> None:
    with pytest.raises(RedactionError, match="Name the legal basis"):
        propose(key_of(claim), numbers=[1], basis=" ", by=editor)


def test_second_redaction_while_one_waits_is_refused(asked: Redaction, second_editor: User) -> None:
    with pytest.raises(RedactionError, match="waits already"):
        propose(asked.key, numbers=[1], basis=BASIS, by=second_editor)


def test_redaction_of_what_is_erased_is_refused(redacted: Redaction, second_editor: User) -> None:
    with pytest.raises(RedactionError, match="erased already"):
        propose(redacted.key, numbers=[1], basis=BASIS, by=second_editor)

    with pytest.raises(RedactionError, match="confirmed or taken back already"):
        confirm(redacted, by=second_editor)
