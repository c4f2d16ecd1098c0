"""What the database refuses of merges."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.merging.models import Merge
from tests.refusals import NON_FIELD_ERRORS, assert_refused

pytestmark = pytest.mark.django_db


def merge_of(loser: str, winner: str, by: User) -> Merge:
    keys: dict[str, Any] = {"loser_key": 1, "loser_id": loser, "winner_key": 2, "winner_id": winner}
    names = {"kind": "topic", "loser_name": "Roads", "winner_name": "Bridges"}
    journal = {"steps": [["a row", "was moved"]], "published": {"templates": "were kept"}}
    return Merge(merged_at=timezone.now(), merged_by=by, undone_by=by, **keys, **names, **journal)


def test_second_merge_of_a_record_is_refused(editor: User) -> None:
    merge_of("a", "b", editor).save()

    assert_refused(merge_of("a", "c", editor), "merging_merge_once", at=NON_FIELD_ERRORS)


def test_merge_of_a_record_into_itself_is_refused(editor: User) -> None:
    assert_refused(merge_of("a", "a", editor), "merging_merge_not_itself", at=NON_FIELD_ERRORS)
