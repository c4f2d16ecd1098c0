import pytest
from django.db.models import ProtectedError

from claims.models import Evidence
from claims.vocabulary import Bearing
from tests.factories import EvidenceFactory, PassageFactory, ReviewFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("bearing", Bearing.values)
def test_bearing_of_the_list_is_stored(bearing: str) -> None:
    evidence = EvidenceFactory.create(bearing=bearing)

    evidence.refresh_from_db()

    assert evidence.bearing == bearing


def test_bearing_outside_the_list_is_refused() -> None:
    evidence = EvidenceFactory.build(review=ReviewFactory.create(), passage=PassageFactory.create())

    assert_unknown_refused(evidence, "bearing", "claims_evidence_bearing_known")


def test_evidence_given_twice_is_refused() -> None:
    evidence = EvidenceFactory.create(bearing=Bearing.REFUTES)

    again = Evidence(review=evidence.review, passage=evidence.passage, bearing=Bearing.REFUTES)

    assert_refused(again, "claims_evidence_once", at=NON_FIELD_ERRORS)


def test_passage_of_another_bearing_is_accepted() -> None:
    evidence = EvidenceFactory.create(bearing=Bearing.REFUTES)

    assert messages_of(Evidence(review=evidence.review, passage=evidence.passage, bearing=Bearing.CONTEXT)) == {}


def test_passage_in_evidence_cannot_be_deleted() -> None:
    evidence = EvidenceFactory.create()

    with pytest.raises(ProtectedError):
        evidence.passage.delete()


def test_evidence_reads_as_its_bearing() -> None:
    assert str(Evidence(bearing=Bearing.CONTEXT, passage_id=4)) == "gives context: passage 4"
