from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import ProtectedError

from factcheck.dates import Precision
from factcheck.media.models import Appearance, MediaObject, MediaReview
from factcheck.media.vocabulary import Authenticity, MediaKind, PerceptualHashMethod
from tests.factories import (
    AppearanceFactory,
    ClaimFactory,
    MediaObjectFactory,
    MediaReviewFactory,
    PublisherFactory,
    SourceFactory,
    StillFactory,
)
from tests.refusals import assert_emptied_refused, assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db

SHA256 = "0123456789abcdef" * 4


def media_object(**fields: Any) -> MediaObject:
    return MediaObjectFactory.build(slug="a", **fields)


def appearance(**fields: Any) -> Appearance:
    return AppearanceFactory.build(
        media_object=MediaObjectFactory.create(), **{"source": SourceFactory.create(), **fields}
    )


def review(**fields: Any) -> MediaReview:
    return MediaReviewFactory.build(
        media_object=MediaObjectFactory.create(), publisher=PublisherFactory.create(), **fields
    )


@pytest.mark.parametrize(
    ("made", "field", "name"),
    [
        (media_object, "kind", "media_mediaobject_kind_known"),
        (media_object, "first_seen_on_precision", "media_mediaobject_first_seen_on_precision_known"),
        (appearance, "seen_on_precision", "media_appearance_seen_on_precision_known"),
        (review, "category", "media_mediareview_category_known"),
        (review, "reviewed_on_precision", "media_mediareview_reviewed_on_precision_known"),
    ],
)
def test_value_outside_the_list_is_refused(made: Any, field: str, name: str) -> None:
    assert_unknown_refused(made(), field, name)


def test_method_outside_the_list_is_refused() -> None:
    row = media_object(perceptual_hash="ab")
    assert_unknown_refused(row, "perceptual_hash_method", "media_mediaobject_perceptual_hash_method_known")


def test_still_of_an_unknown_licence_is_refused() -> None:
    assert_unknown_refused(StillFactory.create(), "licence", "media_still_licence_known")


@pytest.mark.parametrize("field", ["alt", "credit"])
def test_still_without_its_words_is_refused(field: str) -> None:
    assert_emptied_refused(StillFactory.create(), field, "media_still_credited")


@each_of(
    ("fields", "name", "at"),
    [
        ({"perceptual_hash": "ab"}, "media_mediaobject_hash_has_method", "perceptual_hash_method"),
        ({"perceptual_hash_method": "other"}, "media_mediaobject_hash_has_method", "perceptual_hash_method"),
        ({"width": 3}, "media_mediaobject_width_and_height", "height"),
        ({"kind": "audio", "width": 3, "height": 3}, "media_mediaobject_sound_unseen", "width"),
        ({"kind": "image", "duration": Decimal(3)}, "media_mediaobject_image_still", "duration"),
    ],
    rolled_back=True,
)
def test_media_object_that_can_not_be_is_refused_at_the_field(fields: Any, name: str, at: str) -> None:
    assert_refused(media_object(**fields), name, at=at)


def test_same_file_twice_is_refused() -> None:
    MediaObjectFactory.create(sha256=SHA256)

    assert_refused(media_object(sha256=SHA256), "media_mediaobject_sha256_unique", at="sha256")


def test_appearance_nowhere_is_refused() -> None:
    assert_refused(appearance(source=None), "media_appearance_somewhere", at="source")


def test_source_named_twice_is_refused() -> None:
    row = AppearanceFactory.create()
    again = AppearanceFactory.build(media_object=row.media_object, source=row.source)
    assert_refused(again, "media_appearance_once_a_source", at="__all__")


def test_review_named_twice_is_refused() -> None:
    row = MediaReviewFactory.create()
    again = MediaReviewFactory.build(media_object=row.media_object, publisher=row.publisher)
    assert_refused(again, "media_mediareview_once", at="__all__")


@each_of(
    ("field", "value"),
    [
        *[("name", value) for value in ("", "\N{ZERO WIDTH SPACE}", "a\nb", "a\0")],
        *[("sha256", value) for value in ("abc", "g" * 64, "٣" * 64, SHA256 + "\n0")],
        *[("media_type", value) for value in ("jpeg", "image/jpeg; q=1", "a/b\nc")],
        *[("size", value) for value in (0, -1, 2**53)],
        ("duration", Decimal("-1")),
        ("url", "javascript:alert(1)"),
        ("first_seen_on", date(2999, 1, 1)),
    ],
    rolled_back=True,
)
def test_hostile_value_is_refused_at_its_field(field: str, value: Any) -> None:
    assert [*messages_of(media_object(**{"kind": MediaKind.VIDEO, field: value}))] == [field]


def test_hashes_in_capitals_are_kept_in_small_letters() -> None:
    pdq = PerceptualHashMethod.PDQ
    row = media_object(sha256=SHA256.upper(), perceptual_hash="F" * 64, perceptual_hash_method=pdq)

    assert messages_of(row) == {}
    assert (row.sha256, row.perceptual_hash) == (SHA256, "f" * 64)


@pytest.mark.parametrize("value", ["f" * 63, "g" * 64])
def test_perceptual_hash_that_its_method_never_makes_is_refused(value: str) -> None:
    row = media_object(perceptual_hash=value, perceptual_hash_method=PerceptualHashMethod.PDQ)

    assert messages_of(row) == {"perceptual_hash": ["A hash by PDQ has 64 hexadecimal digits."]}


def test_dates_are_cut_to_their_precision() -> None:
    row = media_object(first_seen_on=date(2023, 9, 24), first_seen_on_precision=Precision.MONTH)

    assert messages_of(row) == {}
    assert row.first_seen_on == date(2023, 9, 1)


def test_what_is_cited_can_not_be_deleted_and_parts_go_with_the_media_object() -> None:
    seen, found = AppearanceFactory.create(), MediaReviewFactory.create()
    rows: list[Any] = [seen.source, found.publisher]
    for cited in rows:
        with pytest.raises(ProtectedError):
            cited.delete()

    seen.media_object.delete()
    found.media_object.delete()

    assert not Appearance.objects.exists()
    assert not MediaReview.objects.exists()


def test_rows_read_as_what_they_are() -> None:
    claim = ClaimFactory.create()
    claim.media_objects.add(MediaObjectFactory.create(name="Photograph of a pier"))

    assert [str(each) for each in claim.media_objects.all()] == ["Photograph of a pier"]
    assert str(MediaReview(category=Authenticity.STAGED)) == "staged"
    assert str(Appearance(url="https://a.example/")) == "https://a.example/"
