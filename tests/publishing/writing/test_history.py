"""What an action writes besides the log is, in the desk's history, a change by whoever took it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.editing.models import ChangeSet
from factcheck.publishing.writing import actions, log
from tests.factories import PublishableClaimFactory

pytestmark = pytest.mark.django_db


def published(editor: User) -> Claim:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    Claim.objects.update(context="Saved since.")
    return claim


@pytest.mark.parametrize(
    ("act", "what"),
    [(actions.publish, "published it"), (actions.correct, "corrected it"), (actions.withdraw, "withdrew it")],
)
def test_action_acts_for_its_user(
    act: Callable[..., Any], what: str, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, other = published(editor), PublishableClaimFactory.create()
    now = log.now

    def writing() -> Any:
        Claim.objects.filter(pk=other.pk).update(context="Written by the action.")
        return now()

    monkeypatch.setattr(log, "now", writing)
    act(claim, by=editor, note="It was wrong.")

    change_set = ChangeSet.objects.latest("pk")
    assert (change_set.who, change_set.what) == (editor, what)
    assert change_set.rows.get(model="claims.claim").row_id == other.pk
