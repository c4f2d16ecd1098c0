import pytest

from claims.models import Attribution, Claim, ClaimLink, Evidence, Quantity, Rebuttal, Review
from claims.vocabulary import ClaimKind
from tests.factories import (
    AttributionFactory,
    ClaimFactory,
    ClaimLinkFactory,
    EvidenceFactory,
    QuantityFactory,
    RebuttalFactory,
    ReviewFactory,
    TopicFactory,
)
from tests.refusals import assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of("kind", ClaimKind.values, rolled_back=True)
def test_kind_of_the_list_is_stored(kind: str) -> None:
    claim = ClaimFactory.create(kind=kind)

    claim.refresh_from_db()

    assert claim.kind == kind


def test_kind_outside_the_list_is_refused() -> None:
    assert_unknown_refused(ClaimFactory.build(), "kind", "claims_claim_kind_known")


def test_text_of_several_lines_is_refused_at_its_field() -> None:
    assert list(messages_of(ClaimFactory.build(text="One claim.\nAnother claim."))) == ["text"]


def test_text_longer_than_a_claim_is_refused_at_its_field() -> None:
    assert list(messages_of(ClaimFactory.build(text="x" * 1001))) == ["text"]


def test_language_is_english_unless_told() -> None:
    assert ClaimFactory.build().language == "en"


def test_topics_know_their_claims() -> None:
    claim, topic = ClaimFactory.create(), TopicFactory.create()

    claim.topics.add(topic)

    assert list(topic.claims.all()) == [claim]


def test_claim_deleted_takes_its_own_parts_along() -> None:
    claim = ClaimFactory.create()
    AttributionFactory.create(claim=claim)
    RebuttalFactory.create(claim=claim)
    ClaimLinkFactory.create(claim=claim)
    QuantityFactory.create(claim=claim)
    EvidenceFactory.create(review=ReviewFactory.create(claim=claim))

    claim.delete()

    parts = (Attribution, Rebuttal, ClaimLink, Quantity, Review, Evidence)
    assert not any(part.objects.exists() for part in parts)


def test_claims_are_listed_newest_first() -> None:
    old, new = ClaimFactory.create(), ClaimFactory.create()

    assert list(Claim.objects.all()) == [new, old]


def test_claim_reads_as_its_text() -> None:
    assert str(ClaimFactory.build(text="The bridge was closed.")) == "The bridge was closed."
