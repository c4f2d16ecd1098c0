from typing import Any

import pytest
from django.db.models import ProtectedError, RestrictedError

from claims.models import Rebuttal
from claims.vocabulary import RebuttalAim, RebuttalKind
from tests.factories import AttributionFactory, ClaimantFactory, ClaimFactory, RebuttalFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


def rebuttal_of(**values: Any) -> Rebuttal:
    return RebuttalFactory.build(**{"claim": ClaimFactory.create(), "claimant": ClaimantFactory.create(), **values})


@pytest.mark.parametrize("kind", [kind for kind in RebuttalKind if kind != RebuttalKind.COUNTER_CLAIM])
def test_kind_of_the_list_is_stored(kind: str) -> None:
    rebuttal = RebuttalFactory.create(kind=kind)

    rebuttal.refresh_from_db()

    assert rebuttal.kind == kind


def test_kind_outside_the_list_is_refused() -> None:
    assert_unknown_refused(rebuttal_of(), "kind", "claims_rebuttal_kind_known")


@pytest.mark.parametrize("kind", [RebuttalKind.COUNTER_CLAIM, RebuttalKind.DENIAL])
def test_counter_claim_with_its_claim_is_stored(kind: str) -> None:
    counter_claim = ClaimFactory.create()
    rebuttal = rebuttal_of(kind=kind, counter_claim=counter_claim)

    rebuttal.full_clean()
    rebuttal.save()

    assert list(counter_claim.countering.all()) == [rebuttal]


def test_counter_claim_without_its_claim_is_refused() -> None:
    rebuttal = rebuttal_of(kind=RebuttalKind.COUNTER_CLAIM)

    assert_refused(rebuttal, "claims_rebuttal_counter_given", at="counter_claim")


def test_claim_that_counters_itself_is_refused() -> None:
    claim = ClaimFactory.create()

    rebuttal = rebuttal_of(claim=claim, counter_claim=claim)

    assert_refused(rebuttal, "claims_rebuttal_counter_not_itself", at="counter_claim")


def test_answer_to_an_attribution_of_the_claim_is_accepted() -> None:
    attribution = AttributionFactory.create()

    assert messages_of(rebuttal_of(claim=attribution.claim, answers=attribution)) == {}


def test_answer_to_an_attribution_of_another_claim_is_refused_at_its_field() -> None:
    rebuttal = rebuttal_of(answers=AttributionFactory.create())

    assert messages_of(rebuttal) == {"answers": ["That attribution is of another claim: choose one of this claim."]}


def test_counter_claim_that_a_rebuttal_names_cannot_be_deleted() -> None:
    counter_claim = ClaimFactory.create()
    RebuttalFactory.create(counter_claim=counter_claim)

    with pytest.raises(ProtectedError):
        counter_claim.delete()


def test_attribution_that_a_rebuttal_answers_cannot_be_deleted() -> None:
    attribution = AttributionFactory.create()
    RebuttalFactory.create(claim=attribution.claim, answers=attribution)

    with pytest.raises(RestrictedError):
        attribution.delete()


def test_grounds_left_empty_are_stored_empty() -> None:
    rebuttal = RebuttalFactory.create()

    rebuttal.refresh_from_db()

    assert rebuttal.grounds == ""


def test_rebuttal_reads_as_its_kind_and_claimant() -> None:
    rebuttal = RebuttalFactory.build(claimant__name="Government of Armenia", kind=RebuttalKind.METHOD)

    assert str(rebuttal) == "challenge to method by Government of Armenia"


def test_aim_outside_the_list_is_refused() -> None:
    assert_unknown_refused(rebuttal_of(), "aim", "claims_rebuttal_aim_known")


def test_denial_that_it_was_said_without_the_words_denied_is_refused() -> None:
    assert_refused(rebuttal_of(aim=RebuttalAim.ATTRIBUTION), "claims_rebuttal_denied_words_given", at="answers")


def test_rebuttal_known_through_itself_is_refused() -> None:
    rebuttal = RebuttalFactory.create()
    rebuttal.via = rebuttal

    assert_refused(rebuttal, "claims_rebuttal_not_via_itself", at="via")


def test_rebuttal_known_through_one_of_another_claim_or_in_a_circle_is_refused_at_its_field() -> None:
    relay = RebuttalFactory.create(aim=RebuttalAim.RELAY)
    known = RebuttalFactory.create(claim=relay.claim, via=relay)
    relay.via = known

    assert list(messages_of(relay)) == ["via"]
    assert list(messages_of(rebuttal_of(via=relay))) == ["via"]
    assert messages_of(rebuttal_of(claim=relay.claim, via=known)) == {}
