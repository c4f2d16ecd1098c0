from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Review
from claims.vocabulary import Bucket, Question
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import ListTests, errors_of, ids
from tests.together import each_of


class TestReviewList(ListTests):
    path = "reviews"
    kind = "review"

    def make(self) -> Claim:
        return factories.ReviewFactory.create().claim


@pytest.fixture
def review(editor: User) -> Review:
    """A published review with something for every filter, beside another that has nothing of it."""
    rating = factories.RatingFactory.create(bucket=Bucket.FALSE, scale__publisher__slug="checker")
    claim = factories.ClaimFactory.create(slug="bridge", language="hy")
    said = factories.AttributionFactory.create(claim=claim)
    review = factories.ReviewFactory.create(
        claim=claim,
        title="What the records show",
        rating=rating,
        publisher=rating.scale.publisher,
        question=Question.DID_THEY_SAY_IT,
        attribution=said,
        reviewed_on=date(2024, 5, 1),
    )
    factories.EvidenceFactory.create(review=review, passage__source__slug="records")
    publish(claim, by=editor)
    publish(factories.ReviewFactory.create().claim, by=editor)
    return review


@pytest.mark.django_db
@each_of(
    "query",
    [
        "claim=bridge",
        "publisher=checker",
        "rating=false",
        "question=did_they_say_it",
        "source=records",
        "language=hy",
        "q=records",
        "reviewed_after=2024-05-01",
        "reviewed_before=2024-05-01",
    ],
)
def test_filter_that_the_review_passes_leaves_it_alone(review: Review, query: str) -> None:
    assert ids(f"reviews/?{query}") == [review.public_id]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["rating=true", "question=is_it_so", "language=en", "reviewed_after=2024-05-02", "reviewed_before=2024-04-30"],
)
def test_filter_that_the_review_fails_leaves_it_out(review: Review, query: str) -> None:
    assert review.public_id not in ids(f"reviews/?{query}")


@pytest.mark.django_db
def test_reviews_of_a_withdrawn_claim_are_gone_from_the_list(review: Review, editor: User) -> None:
    withdraw(review.claim, by=editor, note="Entered twice.")

    assert review.public_id not in ids("reviews/")


@pytest.mark.django_db
def test_reviews_of_an_unknown_question_are_400() -> None:
    assert errors_of("reviews/?question=why") == {"question": ["“why” is none of: is_it_so, did_they_say_it."]}
