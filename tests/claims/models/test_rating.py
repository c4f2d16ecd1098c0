import pytest
from django.db.models import ProtectedError

from claims.models import Rating, RatingScale
from claims.vocabulary import Bucket
from tests.factories import PublisherFactory, RatingFactory, RatingScaleFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


def test_scale_name_given_twice_by_a_publisher_is_refused() -> None:
    scale = RatingScaleFactory.create()

    again = RatingScale(publisher=scale.publisher, name=scale.name)

    assert_refused(again, "claims_ratingscale_name_once", at=NON_FIELD_ERRORS)


def test_scale_name_given_by_another_publisher_is_accepted() -> None:
    scale = RatingScaleFactory.create()

    assert messages_of(RatingScale(publisher=PublisherFactory.create(), name=scale.name)) == {}


def test_publisher_with_a_scale_cannot_be_deleted() -> None:
    scale = RatingScaleFactory.create()

    with pytest.raises(ProtectedError):
        scale.publisher.delete()


@each_of("bucket", Bucket.values, rolled_back=True)
def test_bucket_of_the_list_is_stored(bucket: str) -> None:
    rating = RatingFactory.create(bucket=bucket)

    rating.refresh_from_db()

    assert rating.bucket == bucket


def test_bucket_outside_the_list_is_refused() -> None:
    rating = RatingFactory.build(scale=RatingScaleFactory.create())

    assert_unknown_refused(rating, "bucket", "claims_rating_bucket_known")


@pytest.mark.parametrize(("on_scale", "position"), [(True, None), (False, 1)])
def test_position_that_does_not_fit_the_scale_is_refused(on_scale: bool, position: int | None) -> None:
    rating = RatingFactory.build(scale=RatingScaleFactory.create(), on_scale=on_scale, position=position)

    assert_refused(rating, "claims_rating_placed", at="position")


@each_of("position", [0, -1, 101, 32768, "first"], rolled_back=True)
def test_position_that_is_no_place_is_refused_at_its_field(position: int | str) -> None:
    rating = RatingFactory.build(scale=RatingScaleFactory.create(), position=position)

    assert list(messages_of(rating)) == ["position"]


def test_label_off_the_scale_is_stored_without_a_position() -> None:
    scale = RatingScaleFactory.create()
    RatingFactory.create(scale=scale, on_scale=False, position=None)
    rating = RatingFactory.build(scale=scale, on_scale=False, position=None)

    rating.full_clean()
    rating.save()

    assert scale.ratings.filter(position=None).count() == 2


def test_label_given_twice_on_a_scale_is_refused() -> None:
    rating = RatingFactory.create(position=1)

    again = RatingFactory.build(scale=rating.scale, label=rating.label, position=2)

    assert_refused(again, "claims_rating_label_once", at=NON_FIELD_ERRORS)


def test_position_given_twice_on_a_scale_is_refused() -> None:
    rating = RatingFactory.create(position=1)

    again = RatingFactory.build(scale=rating.scale, position=1)

    assert_refused(again, "claims_rating_position_once", at=NON_FIELD_ERRORS)


def test_label_and_position_of_another_scale_are_accepted() -> None:
    rating = RatingFactory.create(position=1)

    other = RatingFactory.build(scale=RatingScaleFactory.create(), label=rating.label, position=1)

    assert messages_of(other) == {}


def test_ratings_are_listed_by_position_and_off_the_scale_last() -> None:
    scale = RatingScaleFactory.create()
    off = RatingFactory.create(scale=scale, on_scale=False, position=None)
    second, first = RatingFactory.create(scale=scale, position=2), RatingFactory.create(scale=scale, position=1)

    assert list(scale.ratings.all()) == [first, second, off]


def test_rows_read_as_their_names() -> None:
    assert str(RatingScale(name="Truth scale")) == "Truth scale"
    assert str(Rating(label="Mostly false")) == "Mostly false"
