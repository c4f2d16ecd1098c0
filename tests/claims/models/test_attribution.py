import pytest
from django.db.models import RestrictedError

from claims.models import Claim
from claims.vocabulary import Question, Stance
from tests.factories import AttributionFactory, ClaimantFactory, ClaimFactory, RebuttalFactory, ReviewFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stance", Stance.values)
def test_stance_of_the_list_is_stored(stance: str) -> None:
    attribution = AttributionFactory.create(stance=stance)

    attribution.refresh_from_db()

    assert attribution.stance == stance


def test_stance_outside_the_list_is_refused() -> None:
    attribution = AttributionFactory.build(claim=ClaimFactory.create(), claimant=ClaimantFactory.create())

    assert_unknown_refused(attribution, "stance", "claims_attribution_stance_known")


def test_attribution_known_through_another_of_its_claim_is_stored() -> None:
    reporter = AttributionFactory.create(stance=Stance.RELAYS)
    attribution = AttributionFactory.build(claim=reporter.claim, claimant=ClaimantFactory.create(), via=reporter)

    attribution.full_clean()
    attribution.save()

    assert list(reporter.relayed.all()) == [attribution]


def test_attribution_known_through_itself_is_refused() -> None:
    attribution = AttributionFactory.create()
    attribution.via = attribution

    assert_refused(attribution, "claims_attribution_not_via_itself", at="via")


def test_attribution_known_through_one_of_another_claim_is_refused_at_its_field() -> None:
    attribution = AttributionFactory.create()
    attribution.via = AttributionFactory.create()

    assert messages_of(attribution) == {"via": ["That attribution is of another claim: choose one of this claim."]}


def test_attributions_known_through_each_other_are_refused_at_the_field() -> None:
    claim = ClaimFactory.create()
    first = AttributionFactory.create(claim=claim)
    second = AttributionFactory.create(claim=claim, via=first)
    first.via = AttributionFactory.create(claim=claim, via=second)

    assert messages_of(first) == {"via": ["That attribution is known through this one: choose another, or none."]}


def test_attribution_that_others_are_known_through_cannot_be_deleted() -> None:
    reporter = AttributionFactory.create()
    AttributionFactory.create(claim=reporter.claim, via=reporter)

    with pytest.raises(RestrictedError):
        reporter.delete()


def test_claim_whose_parts_hang_together_can_be_deleted() -> None:
    reporter = AttributionFactory.create()
    AttributionFactory.create(claim=reporter.claim, via=reporter)
    RebuttalFactory.create(claim=reporter.claim, answers=reporter)
    ReviewFactory.create(claim=reporter.claim, question=Question.DID_THEY_SAY_IT, attribution=reporter)

    reporter.claim.delete()

    assert not Claim.objects.exists()


def test_attribution_reads_as_a_sentence() -> None:
    attribution = AttributionFactory.build(claimant__name="Luis Moreno Ocampo", stance=Stance.ENDORSES)

    assert str(attribution) == "Luis Moreno Ocampo endorses it"
