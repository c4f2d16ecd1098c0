"""The page of a rating scale, with its labels."""

import pytest
from django.test import Client

from claims.models import Rating, RatingScale
from tests.desk.pages import add_url, errors_in, form_of, list_url, row, url_of, with_row
from tests.factories import PublisherFactory, RatingFactory, RatingScaleFactory, ReviewFactory

pytestmark = pytest.mark.django_db


def test_add_with_labels_records_the_scale(desk: Client) -> None:
    form = form_of(desk, add_url(RatingScale), publisher=PublisherFactory.create().pk, name="Truth scale")
    form = with_row(form, "ratings", label="False", bucket="false", on_scale="on", position="1")
    form = with_row(form, "ratings", label="Satire", bucket="not_rated", position="")

    desk.post(add_url(RatingScale), form)

    assert [rating.label for rating in RatingScale.objects.get().ratings.all()] == ["False", "Satire"]


@pytest.mark.parametrize(
    ("second", "field"),
    [({"label": "False", "position": "2"}, "label"), ({"label": "True", "position": "1"}, "position")],
)
def test_label_or_position_twice_in_one_form_is_refused_at_the_second(
    second: dict[str, str], field: str, desk: Client
) -> None:
    scale = RatingScaleFactory.create()
    form = with_row(form_of(desk, url_of(scale)), "ratings", label="False", bucket="false", on_scale="on", position="1")

    response = desk.post(url_of(scale), with_row(form, "ratings", bucket="true", on_scale="on", **second))

    assert set(errors_in(response)) == {f"ratings-1-{field}"}
    assert not Rating.objects.exists()


@pytest.mark.parametrize(
    ("placed", "position"),
    [({"on_scale": "on"}, ""), ({}, "1"), ({"on_scale": "on"}, "0"), ({"on_scale": "on"}, "9" * 30)],
)
def test_label_without_a_place_or_with_a_wrong_one_is_refused_at_its_field(
    placed: dict[str, str], position: str, desk: Client
) -> None:
    scale = RatingScaleFactory.create()
    form = with_row(form_of(desk, url_of(scale)), "ratings", label="False", bucket="false", position=position, **placed)

    assert "ratings-0-position" in errors_in(desk.post(url_of(scale), form))


def test_deleting_a_label_that_a_review_gives_is_refused_with_the_reason(desk: Client) -> None:
    rating = RatingFactory.create()
    ReviewFactory.create(publisher=rating.scale.publisher, rating=rating, title="Was it closed?")

    response = desk.post(url_of(rating.scale), form_of(desk, url_of(rating.scale)) | row("ratings", 0, DELETE="on"))

    assert "Was it closed?" in str(errors_in(response))
    assert Rating.objects.get() == rating


def test_list_shows_the_labels_in_order(desk: Client) -> None:
    scale = RatingScaleFactory.create()
    RatingFactory.create(scale=scale, label="True", position=2)
    RatingFactory.create(scale=scale, label="False", position=1)

    assert "False, True" in desk.get(list_url(RatingScale)).content.decode()


def test_single_ratings_stay_off_the_front_page(desk: Client) -> None:
    assert f'href="{list_url(Rating)}"' not in desk.get("/admin/").content.decode()
