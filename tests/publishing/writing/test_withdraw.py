import pytest
from django.contrib.auth.models import User

from factcheck.publishing.models import Change, Publication, PublicFacet, PublicRecord, Revision
from factcheck.publishing.writing.actions import PublishingError, publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


def test_withdraw_public_claim_takes_it_and_its_reviews_off_the_site(editor: User) -> None:
    claim = factories.ReasonedReviewFactory.create().claim
    publish(claim, by=editor)

    revision = withdraw(claim, by=editor, note="It named the wrong person.")

    assert revision.change == Change.WITHDRAWAL
    left = {"claimant", "publisher", "source"}
    assert set(PublicRecord.objects.values_list("kind", flat=True)) == left
    assert not PublicFacet.objects.exclude(record__kind__in=left).exists()
    assert Publication.objects.get(kind="claim").withdrawn


def test_withdraw_leaves_of_the_record_only_its_id_and_the_note(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create(text="A text that must go.")
    publish(claim, by=editor)

    body = withdraw(claim, by=editor, note="It named the wrong person.").body

    assert b"must go" not in bytes(body.document)
    assert body.data["revision"]["note"] == "It named the wrong person."


def test_withdraw_counter_claim_leaves_it_out_of_the_documents_that_point_to_it(editor: User) -> None:
    counter_claim = factories.PublishableClaimFactory.create()
    rebuttal = factories.PublishableRebuttalFactory.create(counter_claim=counter_claim)
    publish(rebuttal.claim, by=editor, also=[counter_claim])

    withdraw(counter_claim, by=editor, note="A duplicate.")

    document = PublicRecord.objects.get(record_id=rebuttal.claim.public_id).data
    assert document["rebuttals"][0]["counter_claim"] is None
    assert document["revision"]["change"] == "reference"


def test_withdraw_claimant_that_public_claims_rest_on_is_refused(editor: User) -> None:
    attribution = factories.ReportedAttributionFactory.create()
    publish(attribution.claim, by=editor)

    with pytest.raises(PublishingError, match="rest on it") as refusal:
        withdraw(attribution.claimant, by=editor, note="Gone.")

    assert attribution.claim.text in str(refusal.value)
    assert not Revision.objects.filter(change=Change.WITHDRAWAL).exists()


def test_withdraw_draft_is_refused(editor: User) -> None:
    with pytest.raises(PublishingError, match="not public"):
        withdraw(factories.PublishableClaimFactory.create(), by=editor, note="Gone.")


def test_withdraw_without_note_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)

    with pytest.raises(PublishingError, match="Readers need a note"):
        withdraw(claim, by=editor, note=" ")


def test_withdraw_twice_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="Gone.")

    with pytest.raises(PublishingError, match="not public"):
        withdraw(claim, by=editor, note="Gone.")
