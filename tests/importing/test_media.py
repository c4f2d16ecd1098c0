"""MediaReviews of an archive become media objects beside the claim; what has no place here is told in the report."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.importing.models import ImportedRecord
from factcheck.importing.undoing import undo
from factcheck.media.models import Appearance, MediaObject, MediaReview
from sources.models import Publisher
from tests.importing.archive import by, claim_review, imported, written

pytestmark = pytest.mark.django_db


def media_review(**changed: Any) -> dict[str, Any]:
    """A MediaReview of an image that was seen twice."""
    return {
        "@type": "MediaReview",
        "url": "https://checks.example/1",
        "datePublished": "2020-03-04",
        "author": {"@type": "Organization", "name": "Checkers", "url": "https://checks.example/"},
        "mediaAuthenticityCategory": "https://schema.org/EditedOrCroppedContent",
        "originalMediaContextDescription": "The flood was painted into a picture of 2011.",
        "originalMediaLink": "https://pictures.example/2011.jpg",
        "itemReviewed": {
            "@type": "MediaReviewItem",
            "mediaItemAppearance": [
                {
                    "@type": "ImageObject",
                    "name": "Photograph of a bridge under water",
                    "contentUrl": "https://posts.example/bridge.jpg",
                    "url": "https://posts.example/1",
                    "description": "The flood of 2020",
                    "uploadDate": "2020-03-01",
                },
                {"@type": "ImageObject", "url": "https://other.example/2"},
            ],
        },
    } | changed


def reviewed(number: int = 1, **changed: Any) -> dict[str, Any]:
    """A ClaimReview with that MediaReview beside it."""
    return claim_review(number, associatedMediaReview=media_review(**changed))


def remarks() -> list[list[str]]:
    found: list[list[str]] = ImportedRecord.objects.latest("pk").remarks
    return found


def test_media_review_becomes_a_media_object_of_the_claim_with_its_category_and_the_original_kept(
    tmp_path: Path,
) -> None:
    imported(written(tmp_path, reviewed()))

    media = Claim.objects.get().media_objects.get()
    review = media.reviews.get()
    seen = {row.url: (row.purports, str(row.seen_on)) for row in media.appearances.all()}
    assert (media.name, media.kind, media.url) == (
        "Photograph of a bridge under water",
        "image",
        "https://posts.example/bridge.jpg",
    )
    assert (review.category, review.publisher.name, review.url) == (
        "edited_or_cropped",
        "Checkers",
        "https://checks.example/1",
    )
    assert (review.finding, str(review.reviewed_on)) == ("The flood was painted into a picture of 2011.", "2020-03-04")
    assert review.original_url == "https://pictures.example/2011.jpg"
    assert seen == {
        "https://posts.example/1": ("The flood of 2020", "2020-03-01"),
        "https://other.example/2": ("", "None"),
    }
    assert '"mediaAuthenticityCategory":"https://schema.org/EditedOrCroppedContent"' in (
        ImportedRecord.objects.get().original
    )
    for row in (media, review, *media.appearances.all()):
        row.full_clean()


def test_media_review_of_two_pictures_becomes_two_media_objects_each_with_its_own_sha256(tmp_path: Path) -> None:
    pictures = [
        {"@type": "ImageObject", "url": f"https://posts.example/{hexadecimal}", "sha256": hexadecimal * 64}
        for hexadecimal in "ab"
    ]

    imported(written(tmp_path, reviewed(itemReviewed=pictures)))

    found = {
        media.sha256: (media.url, media.appearances.count(), media.reviews.count())
        for media in MediaObject.objects.all()
    }
    assert found == {picture["sha256"]: (picture["url"], 1, 1) for picture in pictures}
    assert Claim.objects.get().media_objects.count() == 2


def test_media_review_without_a_claim_becomes_a_media_object_and_what_tells_of_none_is_refused(
    tmp_path: Path, editor: User
) -> None:
    alone = media_review(itemReviewed={"@type": "ImageObject", "contentUrl": "https://posts.example/alone.jpg"})
    page = {"@graph": [claim_review(1, url="https://checks.example/9"), alone]}
    path = written(tmp_path, page, media_review(), media_review(mediaAuthenticityCategory=None))

    done = imported(path)

    assert done.counts == {"made": 3, "refused": 1}
    found = MediaObject.objects.filter(claims=None, reviews__category="edited_or_cropped")
    assert {media.url for media in found} == {"https://posts.example/alone.jpg", "https://posts.example/bridge.jpg"}
    refused = ImportedRecord.objects.get(outcome="refused")
    assert (refused.line, refused.field) == (3, "mediaAuthenticityCategory")
    assert undo(done, by=editor).left == []
    assert not MediaObject.objects.exists()


def test_newer_version_of_a_media_review_without_a_claim_adds_what_is_new_and_is_told(tmp_path: Path) -> None:
    imported(written(tmp_path, media_review()))
    again = written(tmp_path, media_review(mediaAuthenticityCategory="StagedContent"), name="newer.ndjson")

    assert imported(again).counts["differs"] == 1
    assert MediaReview.objects.get().category == "edited_or_cropped"


def test_media_object_that_is_there_already_gets_what_the_archive_adds_and_nothing_twice(tmp_path: Path) -> None:
    imported(written(tmp_path, reviewed(1), reviewed(2), name="one.ndjson"))
    imported(written(tmp_path, reviewed(1), reviewed(2, url="https://checks.example/2"), name="two.ndjson"))

    assert (MediaObject.objects.count(), Appearance.objects.count(), MediaReview.objects.count()) == (1, 2, 2)
    assert Claim.media_objects.through.objects.count() == 2


def test_import_that_brought_media_is_undone_with_it(tmp_path: Path, editor: User) -> None:
    done = undo(imported(written(tmp_path, reviewed())), by=editor)

    assert done.left == []
    assert [
        model.__name__ for model in (MediaObject, Appearance, MediaReview, Publisher) if model.objects.exists()
    ] == []


def test_what_no_media_object_can_hold_is_told_in_the_report(tmp_path: Path) -> None:
    image = {"@type": "ImageObject", "contentUrl": "https://posts.example/1.jpg", "transcript": "STOP"}
    told: dict[str, tuple[dict[str, Any], str, str, int]] = {
        "no category": ({"mediaAuthenticityCategory": "Fishy"}, "mediaAuthenticityCategory", "Fishy", 0),
        "two categories": (
            {"mediaAuthenticityCategory": ["StagedContent", "TransformedContent"]},
            "mediaAuthenticityCategory",
            "StagedContent; TransformedContent",
            1,
        ),
        "no address": ({"itemReviewed": {}}, "associatedMediaReview", "https://checks.example/1", 0),
        "two hashes": (
            {"itemReviewed": {"mediaItemAppearance": [image | {"sha256": each * 64} for each in "ab"]}},
            "associatedMediaReview.itemReviewed.sha256",
            f"{'a' * 64}; {'b' * 64}",
            1,
        ),
        "words in it": ({"itemReviewed": image}, "associatedMediaReview.itemReviewed.transcript", "STOP", 1),
    }
    for case, (changed, field, value, made) in told.items():
        MediaObject.objects.all().delete()
        ImportedRecord.objects.all().delete()

        imported(written(tmp_path, reviewed(claimReviewed=f"It is {case}", **changed)))

        assert [field, value] in [remark[:2] for remark in remarks()], (case, remarks())
        assert MediaObject.objects.count() == made, case


def test_second_values_are_kept_where_there_is_a_place_and_else_told_in_the_report(tmp_path: Path) -> None:
    people = [{"@type": "Person", "name": name} for name in ("Ada Lovelace", "Mary Somerville")]
    places = ["https://posts.example/1", "https://posts.example/2"]
    record = claim_review(
        author=[{"@type": "Organization", "name": "Checkers", "url": "https://checks.example/"}, *people[1:]],
        datePublished=["2020-03-04", "2020-03-05"],
        itemReviewed=by("Ada Lovelace") | {"author": people, "firstAppearance": places},
        reviewRating=[{"alternateName": "False"}, {"alternateName": "Misleading"}],
    )

    imported(written(tmp_path, record))

    said = Claim.objects.get().attributions.all()
    assert {each.claimant.name for each in said} == {"Ada Lovelace"}
    assert {passage.source.url for each in said for passage in each.passages.all()} == set(places)
    found = {(field, value) for field, value, _ in remarks()}
    assert found >= {
        ("datePublished", "2020-03-04; 2020-03-05"),
        ("reviewRating", "False; Misleading"),
        ("author", "Mary Somerville"),
    }
