"""Whether readers see what the desk has."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.publishing import kinds
from factcheck.publishing.planning.state import State, ever_published, state_of, states
from factcheck.publishing.writing import actions
from tests.factories import (
    ClaimantFactory,
    PassageFactory,
    PublishableClaimFactory,
    ReportedAttributionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def test_record_never_published_is_a_draft() -> None:
    assert state_of(PublishableClaimFactory.create()) == State.DRAFT


def test_record_just_published_is_published(editor: User) -> None:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    assert state_of(claim) == State.PUBLISHED


def test_record_saved_with_another_word_has_changes(editor: User) -> None:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    claim.text = "Another bridge was closed."
    claim.save()
    assert state_of(claim) == State.CHANGED


def test_record_changed_back_is_published_again(editor: User) -> None:
    claim = PublishableClaimFactory.create(context="Before.")
    actions.publish(claim, by=editor)
    Claim.objects.update(context="Between.")
    assert state_of(claim) == State.CHANGED
    Claim.objects.update(context="Before.")
    assert state_of(claim) == State.PUBLISHED


def test_record_saved_without_a_change_is_published(editor: User) -> None:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    claim.save()
    assert state_of(claim) == State.PUBLISHED


@pytest.mark.parametrize(("new", "state"), [(None, State.PUBLISHED), ([], State.PUBLISHED), ("x", State.CHANGED)])
def test_member_that_documents_did_not_have_before_is_a_change_only_if_it_says_something(
    new: object, state: State, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    kind = kinds.get("claim")
    longer = {claim.public_id: kind.templates([claim.public_id])[claim.public_id] | {"of_late": new}}

    monkeypatch.setitem(kinds._kinds, "claim", replace(kind, templates=lambda ids: longer))

    assert state_of(claim) == state


def test_claim_with_another_attribution_has_changes(editor: User) -> None:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    ReportedAttributionFactory.create(claim=claim)
    assert state_of(claim) == State.CHANGED


def test_change_of_what_readers_never_see_is_none(editor: User) -> None:
    source = SourceFactory.create()
    actions.publish(source, by=editor)
    source.text = "The full text, for the desk only."
    source.save()
    assert state_of(source) == State.PUBLISHED


def test_change_of_a_cited_record_is_that_record_s_own(editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claim, by=editor)
    attribution.claimant.name = "Another name"
    attribution.claimant.save()
    assert state_of(attribution.claim) == State.PUBLISHED
    assert state_of(attribution.claimant) == State.CHANGED


def test_withdrawn_record_is_withdrawn_whatever_is_saved_since(editor: User) -> None:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    actions.withdraw(claim, by=editor, note="Recorded twice.")
    claim.text = "Another bridge was closed."
    claim.save()
    assert state_of(claim) == State.WITHDRAWN


def test_draft_that_can_not_be_spelt_as_json_has_changes(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = PublishableClaimFactory.create()
    actions.publish(claim, by=editor)
    broken = replace(kinds.get("claim"), templates=lambda ids: {claim.public_id: {"text": "\ud800"}})
    monkeypatch.setitem(vars(kinds)["_kinds"], "claim", broken)
    assert state_of(claim) == State.CHANGED


def test_states_of_many_cost_as_many_queries_as_of_one(editor: User) -> None:
    claims = PublishableClaimFactory.create_batch(5)
    for claim in claims:
        ReportedAttributionFactory.create(claim=claim).passages.add(PassageFactory.create())
        actions.publish(claim, by=editor)
    ids = [claim.public_id for claim in claims]
    with CaptureQueriesContext(connection) as few:
        states("claim", ids[:1])
    with CaptureQueriesContext(connection) as many:
        found = states("claim", ids)
    assert set(found.values()) == {State.PUBLISHED}
    assert len(many) == len(few)


def test_ever_published_names_live_and_withdrawn_records(editor: User) -> None:
    draft, live, gone = ClaimantFactory.create_batch(3)
    for claimant in (live, gone):
        actions.publish(claimant, by=editor)
    actions.withdraw(gone, by=editor, note="Two records of one person.")
    ids = [claimant.public_id for claimant in (draft, live, gone)]
    assert ever_published("claimant", ids) == {live.public_id, gone.public_id}
    assert ever_published("claim", ids) == set()
