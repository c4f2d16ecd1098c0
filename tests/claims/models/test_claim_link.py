import pytest
from django.db.models import ProtectedError

from claims.models import ClaimLink
from claims.vocabulary import Relation
from tests.factories import ClaimFactory, ClaimLinkFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of("relation", Relation.values, rolled_back=True)
def test_relation_of_the_list_is_stored(relation: str) -> None:
    link = ClaimLinkFactory.create(relation=relation)

    link.refresh_from_db()

    assert link.relation == relation


def test_relation_outside_the_list_is_refused() -> None:
    link = ClaimLinkFactory.build(claim=ClaimFactory.create(), other=ClaimFactory.create())

    assert_unknown_refused(link, "relation", "claims_claimlink_relation_known")


def test_link_made_twice_is_refused() -> None:
    link = ClaimLinkFactory.create(relation=Relation.UPDATES)

    again = ClaimLink(claim=link.claim, other=link.other, relation=Relation.UPDATES)

    assert_refused(again, "claims_claimlink_once", at=NON_FIELD_ERRORS)


def test_link_of_another_relation_or_direction_is_accepted() -> None:
    link = ClaimLinkFactory.create(relation=Relation.UPDATES)

    another = ClaimLink(claim=link.claim, other=link.other, relation=Relation.CONTRADICTS)
    back = ClaimLink(claim=link.other, other=link.claim, relation=Relation.UPDATES)

    assert (messages_of(another), messages_of(back)) == ({}, {})


def test_claim_linked_to_itself_is_refused() -> None:
    claim = ClaimFactory.create()

    link = ClaimLinkFactory.build(claim=claim, other=claim)

    assert_refused(link, "claims_claimlink_not_itself", at="other")


def test_claim_that_another_links_to_cannot_be_deleted() -> None:
    link = ClaimLinkFactory.create()

    with pytest.raises(ProtectedError):
        link.other.delete()


def test_link_reads_as_a_sentence() -> None:
    assert str(ClaimLink(relation=Relation.GOES_FURTHER, other_id=7)) == "goes further than claim 7"
