"""Which public records were saved since they were published."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim, Topic
from factcheck.publishing import actions, saved
from factcheck.publishing.saved import saved_since
from tests.factories import AttributionFactory, ClaimFactory, TopicFactory
from tests.publishing.states import changed, published

pytestmark = pytest.mark.django_db


def test_saved_since_finds_public_records_that_differ_and_no_others(editor: User) -> None:
    differing = changed(editor)
    published(editor)
    ClaimFactory.create()
    withdrawn = changed(editor)
    actions.withdraw(withdrawn, by=editor, note="Recorded twice.")
    TopicFactory.create()

    assert set(saved_since(Claim)) == {differing}
    assert not saved_since(Topic).exists()


def test_saved_since_finds_a_change_in_a_part(editor: User) -> None:
    attribution = AttributionFactory.create()
    actions.publish(attribution.claim, by=editor)
    attribution.cue = "said"
    attribution.save()

    assert set(saved_since(Claim)) == {attribution.claim}


def test_saved_since_after_publishing_again_finds_nothing(editor: User) -> None:
    claim = changed(editor)
    actions.publish(claim, by=editor)

    assert not saved_since(Claim).exists()


def test_saved_since_without_a_version_looks_at_those_saved_last(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "COMPARED", 1)
    changed(editor)
    latest = changed(editor)

    assert set(saved_since(Claim)) == {latest}


def test_list_filtered_by_unpublished_changes_shows_just_those(desk: Client, editor: User) -> None:
    differing = changed(editor)
    published(editor)

    response = desk.get("/admin/claims/claim/?state=changed")

    assert set(response.context["cl"].queryset) == {differing}
