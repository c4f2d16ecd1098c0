"""Whose changes these are."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim, Evidence, Review
from factcheck.editing.history import Edited, acting, changes_of, last_edits, latest_change
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


def _editors(record: Any, since: int) -> set[int]:
    row = Edited(type(record), record.pk)
    return {who for who, edited in last_edits([row])[row].items() if edited > since}


def test_last_edits_name_who_changed_the_record_or_a_part_and_when(editor: User) -> None:
    other = User.objects.create_user("other")
    with acting(by=editor, what="recorded"):
        evidence = EvidenceFactory.create()
    claim = evidence.review.claim
    between = latest_change()
    with acting(by=other, what="noted"):
        evidence.note = "It says so."
        evidence.save()
    claim.save()

    assert _editors(claim, 0) == {editor.pk, other.pk}
    assert _editors(claim, between) == {other.pk}
    assert _editors(evidence.review, between) == {other.pk}
    assert _editors(claim, latest_change()) == set()


def test_last_edits_count_whoever_wrote_a_part_from_when_it_came(editor: User) -> None:
    other = User.objects.create_user("other")
    with acting(by=editor, what="recorded"):
        evidence = EvidenceFactory.create()
    claim = ClaimFactory.create()
    between = latest_change()
    with acting(by=other, what="moved"):
        Review.objects.filter(pk=evidence.review.pk).update(claim=claim)

    assert _editors(claim, between) == {editor.pk, other.pk}
    assert _editors(claim, latest_change()) == set()


@pytest.mark.parametrize(("context", "counts"), [("It was a plan.", True), ("Something else.", False)])
def test_last_edits_count_whoever_wrote_a_row_that_went_where_its_value_was_taken(
    context: str, counts: bool, editor: User
) -> None:
    other = User.objects.create_user("other")
    with acting(by=other, what="recorded"):
        went = ClaimFactory.create(context="It was a plan.")
    claim = ClaimFactory.create()
    between = latest_change()
    with acting(by=editor, what="merged"):
        went.delete()
        Claim.objects.filter(pk=claim.pk).update(context=context)

    assert _editors(claim, between) == {editor.pk, *([other.pk] if counts else [])}


def test_last_edits_of_another_record_are_none(editor: User) -> None:
    with acting(by=editor, what="recorded"):
        AttributionFactory.create()

    assert _editors(ClaimFactory.create(), 0) == set()


def test_last_edits_of_many_rows_tell_them_apart_in_three_queries(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = User.objects.create_user("other")
    with acting(by=editor, what="recorded"):
        first, second = EvidenceFactory.create(), EvidenceFactory.create()
    with acting(by=other, what="noted"):
        Evidence.objects.filter(pk=second.pk).update(note="It says so.")
    claims = [Edited(Claim, each.review.claim.pk) for each in (first, second)]
    review = Edited(Review, second.review.pk)

    with django_assert_num_queries(3):
        edits = last_edits([*claims, review])

    found = {row: set(theirs) for row, theirs in edits.items()}
    both = {editor.pk, other.pk}
    assert found == {claims[0]: {editor.pk}, claims[1]: both, review: both}
