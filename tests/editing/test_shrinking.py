"""Taking out of the history of before what its rows tell."""

from typing import Any

import pytest
from django.core.management import call_command

from claims.models import Claim
from factcheck.editing.database.added import tell_added
from factcheck.editing.database.shrinking import shrink
from factcheck.editing.models import Operation, RowChange
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from tests.factories import AttributionFactory, ClaimFactory

pytestmark = pytest.mark.django_db


def whole() -> dict[int, Any]:
    """What every change of an added row says, or its row tells, by its number."""
    changes = list(RowChange.objects.filter(operation=Operation.INSERT))
    tell_added(changes)
    return {change.pk: change.after for change in changes}


def as_before() -> dict[int, Any]:
    """Let the history say of every added row what an earlier version would; return it."""
    said = whole()
    for number, after in said.items():
        RowChange.objects.filter(pk=number).update(after=after)
    return said


def test_history_of_before_that_is_shrunk_tells_the_same_and_vouches_for_what_it_did(editor: Any) -> None:
    publish(AttributionFactory.create().claim, by=editor)
    gone = ClaimFactory.create(text="Gone.")
    Claim.objects.update(context="Changed.")
    gone.delete()
    said = as_before()

    emptied, looked_at = shrink()

    assert whole() == said
    assert emptied == looked_at > 3
    assert not RowChange.objects.filter(model__startswith="claims.", operation="insert").exclude(after={}).exists()
    assert list(verify()) == []
    assert shrink() == (0, 0)


def test_row_that_was_changed_without_history_keeps_what_its_change_says(capsys: pytest.CaptureFixture[str]) -> None:
    claim = ClaimFactory.create(text="First words.")
    as_before()
    Claim.objects.filter(pk=claim.pk).update(text="As a migration has it.")
    RowChange.objects.filter(operation=Operation.UPDATE).delete()

    call_command("shrink_history")

    assert RowChange.objects.get(model="claims.claim", row_id=claim.pk).after["text"] == "First words."
    assert "Took out 0 of" in capsys.readouterr().out
