from datetime import date
from typing import Any

import pytest
from django.db.models import ProtectedError, RestrictedError

from claims.models import Review
from claims.vocabulary import Question
from tests.factories import AttributionFactory, ClaimFactory, PublisherFactory, RatingFactory, ReviewFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


def review_of(**values: Any) -> Review:
    return ReviewFactory.build(**{"claim": ClaimFactory.create(), "publisher": PublisherFactory.create(), **values})


def test_question_outside_the_list_is_refused() -> None:
    assert_unknown_refused(review_of(), "question", "claims_review_question_known")


def test_precision_outside_the_list_is_refused() -> None:
    assert_unknown_refused(review_of(), "reviewed_on_precision", "claims_review_reviewed_on_precision_known")


def test_did_they_say_it_with_its_attribution_is_stored() -> None:
    attribution = AttributionFactory.create()
    review = review_of(claim=attribution.claim, question=Question.DID_THEY_SAY_IT, attribution=attribution)

    review.full_clean()
    review.save()

    assert list(attribution.reviews.all()) == [review]


def test_did_they_say_it_without_attribution_is_refused() -> None:
    review = review_of(question=Question.DID_THEY_SAY_IT)

    assert_refused(review, "claims_review_attribution_fits", at="attribution")


def test_is_it_so_with_an_attribution_is_refused() -> None:
    attribution = AttributionFactory.create()

    review = review_of(claim=attribution.claim, question=Question.IS_IT_SO, attribution=attribution)

    assert_refused(review, "claims_review_attribution_fits", at="attribution")


def test_attribution_of_another_claim_is_refused_at_its_field() -> None:
    review = review_of(question=Question.DID_THEY_SAY_IT, attribution=AttributionFactory.create())

    assert messages_of(review) == {"attribution": ["That attribution is of another claim: choose one of this claim."]}


def test_rating_on_the_publishers_own_scale_is_accepted() -> None:
    rating = RatingFactory.create()

    assert messages_of(review_of(publisher=rating.scale.publisher, rating=rating)) == {}


def test_rating_on_another_publishers_scale_is_refused_at_its_field() -> None:
    messages = messages_of(review_of(rating=RatingFactory.create()))

    assert messages == {"rating": ["This rating is on another publisher's scale: choose one of this publisher's."]}


def test_attribution_and_rating_that_both_belong_elsewhere_are_both_told() -> None:
    review = review_of(
        question=Question.DID_THEY_SAY_IT, attribution=AttributionFactory.create(), rating=RatingFactory.create()
    )

    assert sorted(messages_of(review)) == ["attribution", "rating"]


def test_address_of_one_article_stands_in_many_reviews() -> None:
    ReviewFactory.create(url="https://example.org/check")

    assert messages_of(review_of(url="https://example.org/check")) == {}


def test_reply_that_came_unasked_is_accepted() -> None:
    assert messages_of(review_of(reply="We stand by it.", reply_asked_on=None)) == {}


@pytest.mark.parametrize("field", ["reviewed_on", "reply_asked_on"])
def test_date_still_to_come_is_refused_at_its_field(field: str) -> None:
    assert list(messages_of(review_of(**{field: date(2999, 1, 1)}))) == [field]


def test_date_is_cut_to_its_precision() -> None:
    review = review_of(reviewed_on=date(2023, 11, 17), reviewed_on_precision="month")

    review.full_clean()

    assert review.reviewed_on == date(2023, 11, 1)


@each_of("field", ["rating_value", "rating_best", "rating_worst"], rolled_back=True)
@each_of("number", ["NaN", "Infinity", "1e30", "0.00001", "five"], rolled_back=True)
def test_number_that_cannot_be_kept_is_refused_at_its_field(field: str, number: str) -> None:
    assert list(messages_of(review_of(**{field: number}))) == [field]


def test_rating_in_use_cannot_be_deleted() -> None:
    rating = RatingFactory.create()
    ReviewFactory.create(publisher=rating.scale.publisher, rating=rating)

    with pytest.raises(ProtectedError):
        rating.delete()


def test_attribution_under_review_cannot_be_deleted() -> None:
    attribution = AttributionFactory.create()
    ReviewFactory.create(claim=attribution.claim, question=Question.DID_THEY_SAY_IT, attribution=attribution)

    with pytest.raises(RestrictedError):
        attribution.delete()


def test_review_reads_as_its_title_or_its_question() -> None:
    assert str(Review(title="What the bridge shows")) == "What the bridge shows"
    assert str(Review(public_id="0123456789ab")) == "Is it so? (0123456789ab)"
