from datetime import date
from typing import Any

import pytest
from django.db.models import ProtectedError

from claims.models import Affiliation
from tests.factories import AffiliationFactory, ClaimantFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


def affiliation_of(**values: Any) -> Affiliation:
    return AffiliationFactory.build(
        **{"claimant": ClaimantFactory.create(), "organisation": ClaimantFactory.create(), **values}
    )


@pytest.mark.parametrize("field", ["start_on_precision", "end_on_precision"])
def test_precision_outside_the_list_is_refused(field: str) -> None:
    names = {
        "start_on_precision": "claims_affiliation_start_on_precision_known",
        "end_on_precision": "claims_affiliation_end_on_precision_known",
    }

    assert_unknown_refused(affiliation_of(), field, names[field])


def test_claimant_that_belongs_to_itself_is_refused() -> None:
    claimant = ClaimantFactory.create()

    affiliation = affiliation_of(claimant=claimant, organisation=claimant)

    assert_refused(affiliation, "claims_affiliation_not_itself", at="organisation")


@each_of(
    ("start", "end"),
    [
        (None, None),
        (date(2018, 5, 8), None),
        (None, date(2018, 5, 8)),
        (date(2018, 5, 8), date(2018, 5, 8)),
        (date(2018, 5, 8), date(2023, 1, 1)),
    ],
    rolled_back=True,
)
def test_dates_in_order_are_stored(start: date | None, end: date | None) -> None:
    affiliation = affiliation_of(start_on=start, end_on=end)

    affiliation.full_clean()
    affiliation.save()

    affiliation.refresh_from_db()
    assert (affiliation.start_on, affiliation.end_on) == (start, end)


def test_end_before_the_start_is_refused() -> None:
    affiliation = affiliation_of(start_on=date(2018, 5, 8), end_on=date(2018, 5, 7))

    assert_refused(affiliation, "claims_affiliation_in_order", at="end_on")


@pytest.mark.parametrize(("precision", "end"), [("month", date(2018, 5, 1)), ("year", date(2018, 1, 1))])
def test_end_within_the_month_or_year_of_the_start_is_stored(precision: str, end: date) -> None:
    affiliation = affiliation_of(start_on=date(2018, 5, 8), end_on=date(2018, 5, 31), end_on_precision=precision)

    affiliation.full_clean()
    affiliation.save()

    affiliation.refresh_from_db()
    assert affiliation.end_on == end


@pytest.mark.parametrize(("precision", "end"), [("month", date(2018, 4, 30)), ("year", date(2017, 12, 31))])
def test_end_in_a_month_or_year_before_the_start_is_refused_at_its_field(precision: str, end: date) -> None:
    affiliation = affiliation_of(start_on=date(2018, 5, 8), end_on=end, end_on_precision=precision)

    assert messages_of(affiliation) == {"end_on": ["The end lies before the start: mend one of the two dates."]}


def test_organisation_with_members_cannot_be_deleted() -> None:
    affiliation = AffiliationFactory.create()

    with pytest.raises(ProtectedError):
        affiliation.organisation.delete()


def test_affiliation_reads_as_its_role() -> None:
    assert str(Affiliation(role="Prime Minister")) == "Prime Minister"
    assert str(Affiliation(organisation_id=3)) == "member of claimant 3"


def test_way_of_belonging_outside_the_list_is_refused() -> None:
    assert_unknown_refused(affiliation_of(), "belonging", "claims_affiliation_belonging_known")


def test_parts_that_lead_back_are_refused_and_roles_are_not() -> None:
    ministry = AffiliationFactory.create(belonging="part")
    back = {"claimant": ministry.organisation, "organisation": ministry.claimant}

    assert list(messages_of(affiliation_of(**back, belonging="owned"))) == ["organisation"]
    assert messages_of(affiliation_of(**back)) == {}
