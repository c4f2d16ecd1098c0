"""A publisher's labels become its scale, for an editor to confirm once."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Rating, RatingScale, Review
from factcheck.importing.models import ProposedScale
from factcheck.importing.stages.scales import ScaleError, confirm_scale
from tests.factories import ProposedScaleFactory, RatingFactory, RatingScaleFactory
from tests.importing.archive import claim_review, imported, written

pytestmark = pytest.mark.django_db


def rated(number: int, label: str, **numbers: Any) -> dict[str, Any]:
    return claim_review(number, reviewRating={"@type": "Rating", "alternateName": label, **numbers})


def placed() -> dict[str, tuple[str, int | None]]:
    return {rating.label: (rating.bucket, rating.position) for rating in Rating.objects.all()}


def test_labels_whose_meaning_is_plain_are_rated_and_placed_and_others_wait(tmp_path: Path) -> None:
    imported(written(tmp_path, rated(1, "True"), rated(2, "False"), rated(3, "Four storks"), rated(4, "false")))

    proposed = ProposedScale.objects.get()
    assert placed() == {"False": ("false", 1), "True": ("true", 2)}
    assert {each["label"]: each["bucket"] for each in proposed.labels} == {
        "False": "false",
        "True": "true",
        "Four storks": "",
    }
    assert Review.objects.get(rating_text="Four storks").rating is None
    assert Review.objects.filter(rating__label="False").count() == 2
    assert proposed.confirmed_at is None


def test_numbers_that_agree_place_labels_that_words_do_not_and_reversed_scales_are_read_right(tmp_path: Path) -> None:
    scale = {"bestRating": 1, "worstRating": 5}
    records = [rated(1, "True", ratingValue=1, **scale), rated(2, "False", ratingValue=5, **scale)]

    imported(written(tmp_path, *records, rated(3, "Two storks", ratingValue=3, **scale)))

    assert placed()["Two storks"] == ("mixed", 2)
    assert Review.objects.get(rating_text="Two storks").rating is not None
    assert ProposedScale.objects.get().uses_numbers


def test_numbers_that_contradict_labels_are_not_used(tmp_path: Path) -> None:
    scale = {"bestRating": 6, "worstRating": 1, "ratingValue": 4}

    imported(written(tmp_path, rated(1, "True", **scale), rated(2, "False", **scale), rated(3, "Stork", **scale)))

    assert "Stork" not in placed()
    assert not ProposedScale.objects.get().uses_numbers


def test_label_on_a_scale_of_the_publisher_is_that_one(tmp_path: Path) -> None:
    rating = RatingFactory.create(label="Four storks", scale__publisher__name="Checkers")

    imported(written(tmp_path, rated(1, "FOUR STORKS")))

    assert Review.objects.get().rating == rating
    assert not ProposedScale.objects.exists()


def test_confirmed_scale_rates_all_reviews_that_bear_its_labels(tmp_path: Path, editor: User) -> None:
    imported(written(tmp_path, rated(1, "False"), rated(2, "Four storks"), rated(3, "Four storks")))
    proposed = ProposedScale.objects.get()

    confirm_scale(proposed, by=editor, name="Storks", buckets={"Four storks": "mostly_false", "False": "false"})

    proposed.refresh_from_db()
    assert RatingScale.objects.get().name == "Storks"
    assert placed() == {"False": ("false", 1), "Four storks": ("mostly_false", 2)}
    assert Review.objects.filter(rating__label="Four storks").count() == 2
    assert (proposed.confirmed_by, proposed.confirmed_at is None) == (editor, False)


def test_confirmed_scale_loses_labels_that_mean_nothing_on_it(tmp_path: Path, editor: User) -> None:
    imported(written(tmp_path, rated(1, "False"), rated(2, "True")))

    confirm_scale(ProposedScale.objects.get(), by=editor, name="Storks", buckets={"True": ""})

    assert placed() == {"False": ("false", 1)}
    assert Review.objects.get(rating_text="True").rating is None


def test_later_import_finds_a_scale_that_was_given_another_name_and_asks_again_for_new_labels(
    tmp_path: Path, editor: User
) -> None:
    imported(written(tmp_path, rated(1, "False")))
    confirm_scale(ProposedScale.objects.get(), by=editor, name="Storks", buckets={})

    imported(written(tmp_path, rated(1, "False"), rated(2, "Owl"), name="newer.ndjson"))

    proposed = ProposedScale.objects.get()
    assert RatingScale.objects.count() == 1
    assert proposed.confirmed_at is None
    assert [each["label"] for each in proposed.labels] == ["False", "Owl"]


@pytest.mark.parametrize(
    ("name", "buckets", "message"),
    [("S", {"Owl": "true"}, "Owl"), ("S", {"False": "nonsense"}, "nonsense"), ("", {}, "blank")],
)
def test_scale_is_not_confirmed_with_what_it_has_not(
    tmp_path: Path, editor: User, name: str, buckets: dict[str, str], message: str
) -> None:
    imported(written(tmp_path, rated(1, "False")))
    before = placed()

    with pytest.raises(ScaleError, match=message):
        confirm_scale(ProposedScale.objects.get(), by=editor, name=name, buckets=buckets)

    assert placed() == before
    assert ProposedScale.objects.get().confirmed_at is None


def test_scale_with_the_name_of_another_of_the_publisher_is_not_confirmed(tmp_path: Path, editor: User) -> None:
    imported(written(tmp_path, rated(1, "False")))
    proposed = ProposedScale.objects.get()
    RatingScaleFactory.create(publisher=proposed.scale.publisher, name="Storks")

    with pytest.raises(ScaleError, match="already has a scale"):
        confirm_scale(proposed, by=editor, name="Storks", buckets={})


def test_scale_is_confirmed_by_somebody_at_a_time(editor: User) -> None:
    with pytest.raises(IntegrityError, match="importing_proposedscale_confirmed_at_a_time"), transaction.atomic():
        ProposedScaleFactory.create(confirmed_by=editor)
    assert "importing_proposedscale_confirmed_at_a_time" in {each.name for each in ProposedScale._meta.constraints}

    assert ProposedScaleFactory.create(confirmed_by=editor, confirmed_at=timezone.now()).pk
