"""What an editor is told before something is published or withdrawn."""

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.kinds import records_of
from factcheck.publishing.models import Publication
from factcheck.publishing.planning.plans import names_citing, plan
from factcheck.publishing.writing import actions
from factcheck.publishing.writing.actions import PublishingError
from tests.factories import (
    ClaimantFactory,
    PublishableClaimFactory,
    PublishableLinkFactory,
    ReportedAttributionFactory,
)

pytestmark = pytest.mark.django_db


def test_plan_names_what_is_published_with_the_record() -> None:
    attribution = ReportedAttributionFactory.create()
    assert plan(attribution.claim).with_it == [attribution.passages.get().source, attribution.claimant]


def test_plan_leaves_out_what_has_a_page_already(editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    for cited in (attribution.claimant, attribution.passages.get().source):
        actions.publish(cited, by=editor)
    assert plan(attribution.claim).with_it == []


def test_plan_offers_linked_drafts_and_no_public_or_withdrawn_claims(editor: User) -> None:
    claim, draft, live, gone = PublishableClaimFactory.create_batch(4)
    for other in (draft, live, gone):
        PublishableLinkFactory.create(claim=claim, other=other)
    for other in (live, gone):
        actions.publish(other, by=editor)
    actions.withdraw(gone, by=editor, note="Recorded twice.")
    assert plan(claim).offered == [draft]


def test_plan_names_public_records_that_embed_what_changes(editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claim, by=editor)
    attribution.claimant.name = "Another name"
    attribution.claimant.save()
    assert plan(attribution.claimant).touched == [attribution.claim.text]


def test_plan_s_fingerprint_changes_with_any_draft_that_it_would_publish() -> None:
    attribution = ReportedAttributionFactory.create()
    before = plan(attribution.claim).fingerprint
    assert plan(attribution.claim).fingerprint == before
    attribution.claimant.name = "Another name"
    attribution.claimant.save()
    assert plan(attribution.claim).fingerprint != before


def test_plan_of_a_record_that_cites_a_withdrawn_one_is_refused(editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claimant, by=editor)
    actions.withdraw(attribution.claimant, by=editor, note="Two records of one person.")

    found = plan(attribution.claim)

    with pytest.raises(PublishingError, match=rf"withdrawn \(claimant {attribution.claimant.public_id}\)"):
        found.refuse_unfit()


def test_plan_writes_nothing() -> None:
    plan(ReportedAttributionFactory.create().claim)
    assert not Publication.objects.exists()


def test_citing_names_live_records_that_cite_it(editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    other = ReportedAttributionFactory.create(claimant=attribution.claimant)
    for claim in (attribution.claim, other.claim):
        actions.publish(claim, by=editor)
    actions.withdraw(other.claim, by=editor, note="Recorded twice.")
    assert names_citing(attribution.claimant) == [attribution.claim.text]


def test_records_of_no_keys_are_none() -> None:
    ClaimantFactory.create()
    assert records_of([]) == []
