"""The page of a review, with its evidence."""

import pytest
from django.test import Client

from claims.models import Evidence, Review
from claims.vocabulary import Question
from tests.desk.pages import add_url, errors_in, form_of, list_url, row, url_of, with_row
from tests.factories import (
    AttributionFactory,
    ClaimFactory,
    EvidenceFactory,
    PassageFactory,
    PublisherFactory,
    RatingFactory,
    ReviewFactory,
)

pytestmark = pytest.mark.django_db


def test_add_with_evidence_records_both(desk: Client) -> None:
    claim, rating, passage = ClaimFactory.create(), RatingFactory.create(), PassageFactory.create()
    form = form_of(desk, add_url(Review), claim=claim.pk, publisher=rating.scale.publisher_id, rating=rating.pk)

    desk.post(add_url(Review), with_row(form, "evidence", passage=passage.pk, bearing="refutes", note="It was open."))

    review = Review.objects.get()
    assert (review.claim, review.rating, review.evidence.get().passage) == (claim, rating, passage)


def test_same_evidence_twice_in_one_form_is_refused_at_the_second(desk: Client) -> None:
    evidence = EvidenceFactory.create()
    form = form_of(desk, url_of(evidence.review))
    form = with_row(form, "evidence", passage=evidence.passage_id, bearing=evidence.bearing)

    response = desk.post(url_of(evidence.review), form)

    assert "evidence-1-bearing" in errors_in(response)
    assert Evidence.objects.count() == 1


def test_rating_of_another_publisher_s_scale_is_refused_at_its_field(desk: Client) -> None:
    review = ReviewFactory.create()

    response = desk.post(url_of(review), form_of(desk, url_of(review), rating=RatingFactory.create().pk))

    assert "rating" in errors_in(response)


def test_publisher_changed_away_from_the_rating_is_refused_at_the_rating(desk: Client) -> None:
    rating = RatingFactory.create()
    review = ReviewFactory.create(publisher=rating.scale.publisher, rating=rating)

    response = desk.post(url_of(review), form_of(desk, url_of(review), publisher=PublisherFactory.create().pk))

    assert "rating" in errors_in(response)


def test_did_they_say_it_of_another_claim_is_refused_at_its_field(desk: Client) -> None:
    review, stranger = ReviewFactory.create(), AttributionFactory.create()
    form = form_of(desk, url_of(review), question=Question.DID_THEY_SAY_IT, attribution=stranger.pk)

    assert "attribution" in errors_in(desk.post(url_of(review), form))


def test_bad_input_is_refused_at_its_field(desk: Client) -> None:
    review = ReviewFactory.create()
    bad = {
        "reply_asked_on": "0000-00-00",
        "reviewed_on": "yesterday",
        "url": "https:www.example.org",
        "rating_value": "NaN",
        "rating_best": "1e400",
        "analysis": "x" * 100_001,
        "summary": "a\0b",
        "question": "why",
    }

    response = desk.post(url_of(review), form_of(desk, url_of(review), **bad))

    assert bad.keys() - errors_in(response).keys() == set()


def test_evidence_ticked_for_deletion_is_removed(desk: Client) -> None:
    evidence = EvidenceFactory.create()

    desk.post(url_of(evidence.review), form_of(desk, url_of(evidence.review)) | row("evidence", 0, DELETE="on"))

    assert not Evidence.objects.exists()


def test_list_by_publisher_shows_its_reviews(desk: Client) -> None:
    review = ReviewFactory.create()
    ReviewFactory.create()

    response = desk.get(f"{list_url(Review)}?publisher={review.publisher_id}")

    assert [*response.context["cl"].result_list] == [review]


def test_page_says_which_claim_it_is_part_of(desk: Client) -> None:
    review = ReviewFactory.create()

    assert url_of(review.claim) in desk.get(url_of(review)).content.decode()


@pytest.mark.gate
def test_page_of_a_review_shows_what_falls_short_of_the_standards(desk: Client) -> None:
    review = ReviewFactory.create()

    page = desk.get(url_of(review)).content.decode()

    assert "Can’t be published yet" in page
    assert "lacks" in page
    assert "No attribution" not in page
