from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.models import Claimant
from claims.vocabulary import Stance
from factcheck.publishing.actions import publish
from tests import factories
from tests.reader import queries_of, read
from tests.records import missing, whole_claim

pytestmark = pytest.mark.django_db


def path_of(claimant: Claimant) -> str:
    return f"/claimants/{claimant.public_id}/{claimant.slug}/"


def test_claimant_page_shows_all_that_the_claimant_has(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Claimant.objects.get(name="Some speaker")))

    assert missing(page.text, "speaker description alias organisation office text") == []
    assert "Some office, Some organisation, from 11 November 2023" in page.text


def test_claimant_page_tells_what_they_say_from_what_they_contest(editor: User) -> None:
    said, contested = factories.AttributionFactory.create(), factories.RebuttalFactory.create()
    contested.claimant = said.claimant
    contested.save()
    for claim in (said.claim, contested.claim):
        publish(claim, by=editor)

    page = read(path_of(said.claimant))

    assert said.claim.text in page.section("says")
    assert contested.claim.text not in page.section("says")
    assert contested.claim.text in page.section("contests")


def test_claimant_page_says_what_was_taken_back(editor: User) -> None:
    said = factories.AttributionFactory.create(said_on=date(2024, 1, 1))
    factories.AttributionFactory.create(
        claim=said.claim, claimant=said.claimant, stance=Stance.RETRACTS, said_on=date(2024, 2, 1)
    )
    publish(said.claim, by=editor)

    assert f"{said.claimant} (retracts)" in read(path_of(said.claimant)).section("says")


def test_claimant_page_without_claims_says_so(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    publish(claimant, by=editor)

    page = read(path_of(claimant))

    assert "No claim of theirs is recorded." in page.section("says")
    assert "They are not recorded as contesting any claim." in page.section("contests")


def test_organisation_page_names_those_with_a_role_in_it(editor: User) -> None:
    affiliation = factories.AffiliationFactory.create()
    publish(affiliation.claimant, by=editor)

    assert f"Others with a role here {affiliation.claimant}" in read(path_of(affiliation.organisation)).text


def test_claimant_page_takes_as_many_queries_with_fifty_claims_as_with_ten(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    claim_it(claimant, 10, editor)
    few = queries_of(path_of(claimant))

    claim_it(claimant, 40, editor)

    assert queries_of(path_of(claimant)) == few == 4


def claim_it(claimant: Claimant, number: int, editor: User) -> None:
    for _ in range(number):
        publish(factories.AttributionFactory.create(claimant=claimant).claim, by=editor)
        publish(factories.RebuttalFactory.create(claimant=claimant).claim, by=editor)
