"""The command `import`."""

import csv
import gzip
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.models import Claim
from factcheck.importing.models import Import, ImportedRecord
from factcheck.publishing.models import PublicRecord
from tests.factories import ColumnMappingFactory, UserFactory
from tests.importing.archive import claim_review, written

pytestmark = pytest.mark.django_db


def run(*arguments: Any, code: int = 0) -> str:
    out = StringIO()
    if code:
        with pytest.raises(SystemExit) as caught:
            call_command("import", *map(str, arguments), stdout=out)
        assert caught.value.code == code
    else:
        call_command("import", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_files_are_imported_into_drafts_of_nobody_and_it_says_what_came_of_them(tmp_path: Path) -> None:
    one, other = written(tmp_path, claim_review(1), name="a"), written(tmp_path, claim_review(2), name="b")

    said = run(one, other)

    assert "a: 1 made" in said
    assert "b: 1 made" in said
    assert Claim.objects.count() == 2
    assert set(Import.objects.values_list("by", flat=True)) == {None}


def test_file_that_was_imported_is_said_to_be_and_the_exit_is_good(tmp_path: Path) -> None:
    path = written(tmp_path, claim_review(1))
    run(path)

    assert "nothing to do" in run(path)
    assert Import.objects.count() == 1


def test_refused_records_are_in_the_report_and_in_the_exit_code(tmp_path: Path) -> None:
    path, report = written(tmp_path, claim_review(1), "{", claim_review(2)), tmp_path / "report.csv"

    run(path, "--report", report, code=3)

    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["file"], line["line"], line["outcome"]) for line in lines] == [("archive.ndjson", "2", "refused")]
    assert lines[0]["reason"]


def test_records_are_published_by_somebody_who_may(tmp_path: Path, editor: User) -> None:
    said = run(written(tmp_path, claim_review(1)), "--publish", "--by", editor.username)

    assert "1 published" in said
    assert PublicRecord.objects.of_kind("claim").count() == 1


def test_interrupted_import_is_resumed_and_only_when_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, claim_review(1), claim_review(2))
    with monkeypatch.context() as patch:
        patch.setattr("factcheck.importing.stages.running.scales.step", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            run(path)

    with pytest.raises(CommandError, match="--resume"):
        run(path)
    run(path, "--resume")

    assert Claim.objects.count() == 2
    assert Import.objects.get().counts == {"made": 2}


def _interrupt(_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.ndjson"], "no file"),
        (["--by", "nobody"], "no account"),
        (["--mapping", "Theirs"], "saved are: Ours"),
        (["--publish"], "may publish"),
        (["--by", "plain"], "may not import"),
    ],
)
def test_command_that_can_not_be_carried_out_says_why_and_imports_nothing(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    ColumnMappingFactory.create(name="Ours")
    UserFactory.create(username="plain")
    files = [] if arguments[0].endswith("ndjson") else [written(tmp_path, claim_review(1))]

    with pytest.raises(CommandError, match=message):
        run(*files, *arguments)

    assert not Claim.objects.exists()


def test_file_that_is_no_archive_stops_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")

    with pytest.raises(CommandError, match="picture"):
        run(path)

    assert Import.objects.get().problem


def test_file_that_was_cut_off_goes_in_as_far_as_it_goes_and_the_rest_is_refused(tmp_path: Path) -> None:
    records = "\n".join(json.dumps(claim_review(number, name=str(number**40))) for number in range(300))
    path = tmp_path / "cut.ndjson.gz"
    path.write_bytes(gzip.compress(records.encode())[:-500])

    said = run(path, code=3)

    assert "1 refused" in said
    assert 200 < Claim.objects.count() < 300
    assert "damaged" in ImportedRecord.objects.get(outcome="refused").reason
