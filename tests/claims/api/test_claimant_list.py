import pytest
from django.contrib.auth.models import User

from claims.models import Claimant
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import ListTests, errors_of, ids


class TestClaimantList(ListTests):
    path = "claimants"
    kind = "claimant"

    def make(self) -> Claimant:
        return factories.ClaimantFactory.create()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=ministry", {"ministry"}),
        ("kind=ministry&kind=government", {"ministry", "government"}),
        ("organisation=government", {"ministry"}),
        ("parts=government", {"ministry"}),
        ("parts=ministry", set()),
        ("q=min+foreign", {"ministry"}),
        ("q=mid", {"ministry"}),
        ("kind=person", set()),
    ],
)
def test_claimants_filtered(editor: User, query: str, found: set[str]) -> None:
    government = factories.ClaimantFactory.create(slug="government", kind="government")
    ministry = factories.ClaimantFactory.create(slug="ministry", kind="ministry", name="Ministry of Foreign Affairs")
    factories.AliasFactory.create(claimant=ministry, name="MID")
    factories.AffiliationFactory.create(claimant=ministry, organisation=government, belonging="part")
    publish(ministry, by=editor)

    known = {government.public_id: "government", ministry.public_id: "ministry"}
    assert {known[id_] for id_ in ids(f"claimants/?{query}")} == found


@pytest.mark.django_db
def test_claimants_of_an_unknown_kind_are_400() -> None:
    assert errors_of("claimants/?kind=king")["kind"] == [
        "“king” is none of: person, government, ministry, organisation, outlet, group, anonymous."
    ]


@pytest.mark.django_db
def test_claims_of_a_claimant_and_its_parts_are_those_of_parts_of_parts_too(editor: User) -> None:
    office, ministry, government = (
        factories.ClaimantFactory.create(slug=name) for name in ("office", "ministry", "government")
    )
    factories.AffiliationFactory.create(claimant=office, organisation=ministry, belonging="part")
    factories.AffiliationFactory.create(claimant=ministry, organisation=government, belonging="part")
    said = [factories.AttributionFactory.create(claimant=each).claim for each in (office, government)]
    for claim in said:
        publish(claim, by=editor)

    office_claim, government_claim = (claim.public_id for claim in said)
    assert set(ids("claims/?parts=government")) == {office_claim, government_claim}
    assert set(ids("claims/?parts=office")) == {office_claim}
    assert set(ids("claims/?claimant=government")) == {government_claim}
