"""Whose changes these are."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.editing.history import acting, changes_of, editors_since
from factcheck.editing.models import ChangeSet, RowChange
from tests.factories import AttributionFactory, ClaimFactory, EvidenceFactory

pytestmark = pytest.mark.django_db


def test_acting_claims_what_the_block_writes_and_nothing_else(editor: User) -> None:
    before = ClaimFactory.create()

    with acting(by=editor, what="tried it"):
        inside = AttributionFactory.create()
    after = ClaimFactory.create()

    [change_set] = ChangeSet.objects.all()
    assert (change_set.who, change_set.what) == (editor, "tried it")
    assert set(changes_of(inside).values_list("change_set", flat=True)) == {change_set.pk}
    assert set(changes_of(before).values_list("change_set", flat=True)) == {None}
    assert set(changes_of(after).values_list("change_set", flat=True)) == {None}


def test_acting_without_a_write_leaves_nothing(editor: User) -> None:
    with acting(by=editor, what="looked"):
        pass

    assert not ChangeSet.objects.exists()


def test_acting_inside_of_another_belongs_to_the_outer_one(editor: User) -> None:
    other = User.objects.create_user("other")

    with acting(by=editor, what="outer"), acting(by=other, what="inner"):
        ClaimFactory.create()

    assert [change_set.what for change_set in ChangeSet.objects.all()] == ["outer"]


def _fail(editor: User) -> None:
    with acting(by=editor, what="failed"):
        ClaimFactory.create()
        raise RuntimeError


def test_acting_that_fails_writes_nothing(editor: User) -> None:
    with pytest.raises(RuntimeError):
        _fail(editor)

    assert not RowChange.objects.exists()
    with acting(by=editor, what="again"):
        ClaimFactory.create()
    assert ChangeSet.objects.get().what == "again"


def test_acting_with_a_long_description_cuts_it(editor: User) -> None:
    with acting(by=editor, what="w" * 1000):
        ClaimFactory.create()

    assert len(ChangeSet.objects.get().what) == 300


def test_editors_since_names_who_changed_the_record_or_a_part(editor: User) -> None:
    other = User.objects.create_user("other")
    with acting(by=editor, what="recorded"):
        evidence = EvidenceFactory.create()
    claim = evidence.review.claim
    # SQLite's clock has milliseconds.
    time.sleep(0.002)
    between = timezone.now()
    with acting(by=other, what="noted"):
        evidence.note = "It says so."
        evidence.save()
    claim.save()

    assert editors_since(claim, None) == {editor.pk, other.pk}
    assert editors_since(claim, between) == {other.pk}
    assert editors_since(evidence.review, between) == {other.pk}
    assert editors_since(claim, timezone.now() + timedelta(seconds=1)) == set()


def test_editors_since_of_another_record_is_empty(editor: User) -> None:
    with acting(by=editor, what="recorded"):
        AttributionFactory.create()

    assert editors_since(ClaimFactory.create(), None) == set()
