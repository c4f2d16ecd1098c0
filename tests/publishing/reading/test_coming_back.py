"""A record that is published again while somebody looks for it is found."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.reading import records
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories


@pytest.mark.parametrize("read", [records.live, records.published, records.shown])
def test_record_that_comes_back_between_two_looks_is_found(
    read: Any, editor: User, second_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="Nobody said so.")
    look = records.revisions
    times: list[int] = []

    def late(kind: str, record_id: str) -> Any:
        times.append(1)
        if len(times) == 1:
            publish(claim, by=second_editor)
        return look(kind, record_id)

    monkeypatch.setattr(records, "revisions", late)

    assert read("claim", claim.public_id)
