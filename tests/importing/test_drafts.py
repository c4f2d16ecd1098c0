"""What a record of an archive becomes at the desk."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Attribution, Claim, Claimant, ClaimantName, Rating, Review
from factcheck.editing.models import ChangeSet, RowChange
from factcheck.importing.models import ImportedRecord
from factcheck.importing.stages.running import run
from factcheck.importing.starting import start
from factcheck.importing.undoing import undo
from sources.models import Passage, Publisher, Source
from tests.importing.archive import by, claim_review, imported, written

pytestmark = pytest.mark.django_db

MODELS = (Claim, Claimant, Attribution, Review, Source, Passage, Publisher, Rating)


def test_record_becomes_a_claim_with_who_said_it_where_and_what_was_found(tmp_path: Path) -> None:
    importing = imported(written(tmp_path, claim_review()))

    claim = Claim.objects.get()
    said, review = claim.attributions.get(), claim.reviews.get()
    passage = said.passages.get()
    assert (str(importing.stage), importing.counts) == ("done", {"made": 1})
    assert claim.text == "Bridge 1 of the old town was closed by the army."
    assert (said.claimant.name, said.claimant.kind, said.said_on) == ("Ada Lovelace", "person", date(2020, 3, 1))
    assert (passage.source.url, passage.exact) == ("https://posts.example/1", claim.text)
    assert (review.url, review.publisher.name) == ("https://checks.example/1", "Checkers")
    assert (review.rating_text, review.reviewed_on) == ("False", date(2020, 3, 4))
    assert review.rating is not None
    assert review.rating.bucket == "false"


def test_original_is_kept_letter_by_letter_beside_the_claim(tmp_path: Path) -> None:
    path = written(tmp_path, claim_review(claimReviewed="  It’s  so. ", extra={"a": "é"}))

    imported(path)

    record = ImportedRecord.objects.get()
    assert record.claim == Claim.objects.get()
    assert '"  It’s  so. "' in record.original
    assert '"extra":{"a":"é"}' in record.original
    assert (record.file, record.line) == ("archive.ndjson", 1)


def test_rows_are_such_as_forms_would_take_however_odd_the_record(tmp_path: Path) -> None:
    odd = claim_review(
        claimReviewed="\u202eIt is\x07 so\u2028" + "word " * 400,
        url="https://checks.example/" + "a" * 3000,
        name="T" * 900,
        reviewBody="<script>alert(1)</script>" + "b" * 9000,
        datePublished="2999-01-01",
        author={"name": "N" * 900, "url": "javascript:alert(1)"},
        reviewRating={"ratingValue": "1e99", "bestRating": "NaN", "alternateName": "R" * 900},
        itemReviewed=by("C" * 900, jobTitle="J" * 900),
    )

    imported(written(tmp_path, odd, claim_review(2)))

    for model in MODELS:
        for row in model._default_manager.all():
            row.full_clean()
    assert Claim.objects.count() == 2
    assert any("cut" in remark[2] for remark in ImportedRecord.objects.earliest("pk").remarks)


def test_place_where_nobody_named_put_the_claim_is_kept_with_an_anonymous_claimant(tmp_path: Path) -> None:
    imported(written(tmp_path, claim_review(itemReviewed={"@type": "Claim", "appearance": "https://posts.example/1"})))

    said = Claim.objects.get().attributions.get()
    assert (said.claimant.name, said.claimant.kind) == ("Anonymous", "anonymous")
    assert said.passages.get().source.url == "https://posts.example/1"
    assert "does not say who" in ImportedRecord.objects.get().remarks[0][2]


def test_bad_record_is_refused_with_its_line_and_reason_and_the_rest_goes_in(tmp_path: Path) -> None:
    empty = claim_review(3, claimReviewed=" ")

    importing = imported(written(tmp_path, claim_review(1), "{no json", claim_review(2), empty))

    refused = ImportedRecord.objects.filter(outcome="refused")
    assert importing.counts == {"made": 2, "refused": 2}
    assert {row.line for row in refused} == {2, 4}
    assert all(row.reason and row.claim is None for row in refused)


def test_claimant_who_is_in_truth_the_fact_checker_is_noticed(tmp_path: Path) -> None:
    imported(written(tmp_path, claim_review(itemReviewed=by("CHECKERS"))))

    assert not Claimant.objects.exists()
    assert ImportedRecord.objects.get().remarks != []


def test_drafts_are_in_the_history_as_one_change_a_batch_of_whoever_imported(tmp_path: Path, editor: User) -> None:
    imported(written(tmp_path, *(claim_review(number) for number in range(5))), user=editor)

    claims = RowChange.objects.filter(model="claims.claim")
    assert claims.count() == 5
    assert ChangeSet.objects.filter(rows__in=claims).distinct().get().who == editor
    assert not RowChange.objects.filter(change_set=None, model__startswith="claims.").exists()


def test_batch_takes_as_many_queries_for_many_records_as_for_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What claims are like is asked for one by one, once all of them are in.
    monkeypatch.setattr("factcheck.importing.stages.comparing.step", lambda _: None)

    def queries(name: str, numbers: range) -> int:
        path = written(tmp_path, *(claim_review(number) for number in numbers), name=name)
        importing = start(path)
        with CaptureQueriesContext(connection) as captured:
            run(importing, path)
        return len(captured)

    queries("first", range(2))

    assert queries("few", range(2, 5)) == queries("many", range(5, 45))


def test_batch_that_fails_leaves_no_trace_and_is_done_when_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, claim_review(1), claim_review(2))
    importing = start(path)
    with monkeypatch.context() as patch:
        patch.setattr("factcheck.importing.stages.running.ImportBatch.objects.create", _fail)
        with pytest.raises(RuntimeError):
            run(importing, path)
    assert [model.__name__ for model in (*MODELS, ImportedRecord) if model._default_manager.exists()] == []
    assert not RowChange.objects.filter(model__startswith="claims.").exists()

    importing.refresh_from_db()
    run(importing, path)

    assert Claim.objects.count() == 2
    assert importing.counts == {"made": 2}


def _fail(**_: object) -> None:
    raise RuntimeError


def test_columns_of_a_claimant_in_several_languages_are_one_with_names_in_these(tmp_path: Path, editor: User) -> None:
    table = (
        "claim,claimant_en,claimant_ru,claimant_fr,rating\n"
        "Bridge 1 was closed by the army,Ada Lovelace,Ада Лавлейс,Ada Lovelace,False\n"
        "Bridge 2 was closed by the army,,Ада Лавлейс,,False\n"
        "Bridge 3 was closed by the army,Ann Lee; Bob Ray,Энн Ли; Боб Рэй,Anne,False\n"
    )
    path = tmp_path / "checks.csv"
    path.write_text(table, encoding="utf-8")

    importing = imported(path)

    said = {claimant.name: claimant.attributions.count() for claimant in Claimant.objects.all()}
    called = set(ClaimantName.objects.values_list("claimant__name", "language", "name", "origin"))
    assert said == {"Ada Lovelace": 2, "Ann Lee": 1, "Bob Ray": 1}
    assert called == {
        ("Ada Lovelace", "ru", "Ада Лавлейс", "editor"),
        ("Ann Lee", "ru", "Энн Ли", "editor"),
        ("Bob Ray", "ru", "Боб Рэй", "editor"),
    }
    undo(importing, by=editor)
    assert not Claimant.objects.exists()
