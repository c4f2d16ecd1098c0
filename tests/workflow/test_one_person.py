"""An account and whoever made it, or set its password, count as one person for some days."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import Claim
from factcheck.accounts.changes.recording import record
from factcheck.accounts.changes.ties import Ties
from factcheck.accounts.models import Sort
from factcheck.accounts.models.change import HANDS_OVER
from factcheck.editing.history import acting
from factcheck.publishing.writing.actions import PublishingError, publish
from factcheck.workflow.actions import approve
from factcheck.workflow.roles import SENIOR_EDITOR
from tests.factories import PublishableClaimFactory
from tests.workflow.people import person

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def petra(db: None) -> User:
    """Somebody else who publishes."""
    return person(SENIOR_EDITOR, "petra")


def edited_by(user: User) -> Claim:
    with acting(by=user, what="recorded it"):
        return PublishableClaimFactory.create()


@pytest.mark.parametrize("sort", HANDS_OVER)
def test_account_handed_over_publishes_nothing_of_whoever_did_it_nor_they_of_it(
    sort: Sort, paul: User, petra: User
) -> None:
    record(petra, sort, by=paul)

    for editor, publisher in ((paul, petra), (petra, paul)):
        with pytest.raises(PublishingError, match="You have edited"):
            publish(edited_by(editor), by=publisher)


@pytest.mark.parametrize("sort", sorted(set(Sort) - set(HANDS_OVER)))
def test_account_changed_otherwise_stays_another_person(sort: Sort, paul: User, petra: User) -> None:
    record(petra, sort, by=paul)

    assert publish(edited_by(paul), by=petra).number == 1


def test_approval_by_an_account_handed_over_counts_no_more_than_one_s_own(paul: User, petra: User, anna: User) -> None:
    claim = PublishableClaimFactory.create()
    with acting(by=paul, what="changed it"):
        Claim.objects.update(context="Changed by one.")
    approve(claim, by=petra)
    record(petra, Sort.PASSWORD, by=paul)

    with pytest.raises(PublishingError, match=r"for you to publish: anna\.$"):
        publish(claim, by=paul)

    approve(claim, by=anna)
    assert publish(claim, by=paul).number == 1


def test_accounts_made_one_by_another_are_one_person_through_all_of_them(paul: User, petra: User, anna: User) -> None:
    record(anna, Sort.MADE, by=paul)
    record(petra, Sort.MADE, by=anna)

    assert Ties().one_with(petra.pk) == {paul.pk, anna.pk, petra.pk}
    with pytest.raises(PublishingError, match="You have edited"):
        publish(edited_by(paul), by=petra)


def test_account_handed_over_longer_ago_than_the_site_asks_is_another_person(
    paul: User, petra: User, settings: Any
) -> None:
    record(petra, Sort.MADE, by=paul)

    with time_machine.travel(timezone.now() + WEEK - timedelta(minutes=1), tick=False):
        assert Ties().one_with(paul.pk) == {paul.pk, petra.pk}
    with time_machine.travel(timezone.now() + WEEK + timedelta(minutes=1), tick=False):
        assert Ties().one_with(paul.pk) == {paul.pk}
    settings.FACTCHECK_ACCOUNT_PROBATION_DAYS = 0
    assert Ties().one_with(paul.pk) == {paul.pk}


def test_own_password_changed_ties_nobody(paul: User) -> None:
    record(paul, Sort.PASSWORD, by=paul)

    assert Ties().one_with(paul.pk) == {paul.pk}
