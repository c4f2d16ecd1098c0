"""A file is imported twice, and a newer version of it."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from claims.models import Attribution, Claim, Review
from factcheck.editing.history import acting
from factcheck.editing.models import RowChange
from factcheck.importing.models import Import, ImportBatch, ImportedRecord
from factcheck.importing.stages.running import StoppedError, fail, run
from factcheck.importing.starting import KnownError
from factcheck.importing.vocabulary import Stage
from factcheck.publishing.writing.actions import publish
from sources.models import Passage
from tests.importing.archive import by, claim_review, imported, written

pytestmark = pytest.mark.django_db


def rows() -> list[int]:
    counted = (Import, ImportBatch, ImportedRecord, Claim, Attribution, Review, Passage, RowChange)
    return [model._default_manager.count() for model in counted]


def test_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, claim_review(1), claim_review(1), "{")
    imported(path)
    before = rows()

    with pytest.raises(KnownError, match="nothing to do"):
        imported(path)

    assert rows() == before


def test_same_records_in_other_bytes_add_no_row_but_that_of_the_import(tmp_path: Path) -> None:
    imported(written(tmp_path, claim_review(1), claim_review(2)))
    before = rows()

    importing = imported(written(tmp_path, claim_review(2), claim_review(1), name="again.ndjson"))

    assert importing.counts == {"unchanged": 2}
    assert rows() == [before[0] + 1, *before[1:]]


def test_record_that_stands_twice_in_a_file_is_taken_once(tmp_path: Path) -> None:
    importing = imported(written(tmp_path, claim_review(1), claim_review(1), claim_review(1)))

    assert importing.counts == {"made": 1, "repeated": 2}


def test_records_of_one_key_that_differ_are_both_known_again(tmp_path: Path) -> None:
    records = [claim_review(1), claim_review(1, name="Another headline")]
    imported(written(tmp_path, *records))

    importing = imported(written(tmp_path, *records, claim_review(2), name="newer.ndjson"))

    assert importing.counts == {"made": 1, "unchanged": 2}


def test_newer_version_brings_drafts_up_to_date_that_nobody_edited(tmp_path: Path) -> None:
    imported(written(tmp_path, claim_review(1), claim_review(2)))
    claim = Claim.objects.get(text__startswith="Bridge 1")

    newer = claim_review(1, name="Mended", itemReviewed=by("Charles Babbage"))
    importing = imported(written(tmp_path, newer, claim_review(2), name="newer.ndjson"))

    assert importing.counts == {"unchanged": 1, "updated": 1}
    assert claim.reviews.get().title == "Mended"
    assert claim.attributions.get().claimant.name == "Charles Babbage"
    assert Passage.objects.filter(attributions=None, rebuttals=None, evidence=None).count() == 0
    assert imported(written(tmp_path, newer, name="third")).counts == {"unchanged": 1}


def test_newer_version_lists_what_differs_where_somebody_has_edited(tmp_path: Path, editor: User) -> None:
    imported(written(tmp_path, claim_review()))
    with acting(by=editor, what="edited it"):
        review = Review.objects.get()
        review.title = "Ours"
        review.save()

    importing = imported(written(tmp_path, claim_review(name="Theirs"), name="newer.ndjson"))

    record = ImportedRecord.objects.get()
    assert importing.counts == {"differs": 1}
    assert Review.objects.get().title == "Ours"
    assert record.remarks == [["title of checks.example/1", "Theirs", "here: Ours"]]
    assert "edited" in record.reason


def test_newer_version_lists_what_it_changed_of_drafts(tmp_path: Path) -> None:
    rated = {"@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1}
    said = by("Ada Lovelace") | {"datePublished": "2020-03-01", "appearance": {"url": "https://posts.example/1"}}
    imported(written(tmp_path, claim_review(reviewRating=rated), claim_review(2)))
    newer = claim_review(
        name="Mended",
        datePublished="2020-04",
        keywords="Bridges",
        reviewRating=rated | {"ratingValue": 2},
        itemReviewed=[said | {"datePublished": "2020-03-02"}, by("Charles Babbage")],
    )

    importing = imported(written(tmp_path, newer, claim_review(2), name="newer.ndjson"))

    review = "of checks.example/1"
    assert importing.counts == {"unchanged": 1, "updated": 1}
    assert ImportedRecord.objects.get(outcome="updated").remarks == [
        ["topics", "Bridges", "was: nothing"],
        ["claimant", "Ada Lovelace, Charles Babbage", "was: Ada Lovelace"],
        ["stance of Charles Babbage", "asserts", "was: nothing"],
        ["said_on of Ada Lovelace", "2020-03-02", "was: 2020-03-01"],
        [f"title {review}", "Mended", "was: No, bridge 1 was not closed"],
        [f"rating_value {review}", "2 of 5 of 1", "was: 1 of 5 of 1"],
        [f"reviewed_on {review}", "2020-04", "was: 2020-03-04"],
    ]
    assert imported(written(tmp_path, newer, name="third")).counts == {"unchanged": 1}


def test_newer_version_of_a_table_lists_others_who_contest_a_claim(tmp_path: Path) -> None:
    heading = "claim,speaker,denied by,rebuttal"
    imported(written(tmp_path, heading, "The bridge is closed.,Ada,Army,It was open.", name="a.csv"))

    newer = "The bridge is closed.,Ada,Army; Mayor,It stood open."
    importing = imported(written(tmp_path, heading, newer, name="b.csv"))

    assert importing.counts == {"updated": 1}
    assert ImportedRecord.objects.get().remarks == [
        ["contested by", "Army, Mayor", "was: Army"],
        ["grounds of Mayor", "It stood open.", "was: nothing"],
        ["grounds of Army", "It stood open.", "was: It was open."],
    ]


def test_newer_version_lists_no_difference_that_tidying_alone_makes(tmp_path: Path) -> None:
    records = [claim_review(number, name=f"  A   headline “{number}” &amp; more ") for number in range(3)]
    imported(written(tmp_path, *records))

    imported(written(tmp_path, *(each | {"reviewBody": "Other <b>reasons</b>."} for each in records), name="newer"))

    named = [name for row in ImportedRecord.objects.all() for name, _, _ in row.remarks]
    assert named == [f"analysis of checks.example/{number}" for number in range(3)]


def test_newer_version_changes_nothing_of_what_is_published(tmp_path: Path, editor: User) -> None:
    imported(written(tmp_path, claim_review()))
    publish(Claim.objects.get(), by=editor)

    importing = imported(written(tmp_path, claim_review(reviewBody="Other reasons."), name="newer.ndjson"))

    assert importing.counts == {"differs": 1}
    assert "published" in ImportedRecord.objects.get().reason
    assert "Other" not in Review.objects.get().summary


def test_newer_version_brings_no_claim_back_that_was_deleted_here(tmp_path: Path) -> None:
    imported(written(tmp_path, claim_review()))
    Claim.objects.all().delete()

    importing = imported(written(tmp_path, claim_review(name="Newer"), name="newer.ndjson"))

    assert importing.counts == {"differs": 1}
    assert not Claim.objects.exists()


def test_second_worker_at_the_end_of_an_import_neither_takes_it_back_nor_calls_it_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, claim_review(1), claim_review(2))
    done = imported(path)
    behind = Import.objects.get()
    behind.stage, behind.position = Stage.READING, 2

    with pytest.raises(StoppedError):
        run(behind, path)
    fail(behind, "It is kept no more.")

    done.refresh_from_db()
    assert (done.stage, done.problem) == (Stage.DONE, "")
