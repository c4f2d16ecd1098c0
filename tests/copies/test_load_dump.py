"""A site that is made of a dump answers as the first did, byte for byte; a dump that does not verify leaves nothing."""

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from factcheck.copies.loading.restoring import load
from factcheck.publishing.models import PublicRecord, Revision, RevisionBody
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.copies.conftest import SECRET, Original, answers

pytestmark = pytest.mark.django_db
Change = Callable[[dict[str, Any]], Any]


def test_loaded_site_answers_as_the_first_did_byte_for_byte(dump: Path, original: Original) -> None:
    before = original.answers
    assert not Revision.objects.exists()

    load(dump)

    after = answers()
    assert [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)] == []
    assert {status for status, _ in after.values()} >= {200, 410, 451}
    assert not any(SECRET.encode() in bytes(body.document) for body in RevisionBody.objects.all())


def test_loaded_site_verifies_and_its_read_model_is_made_anew_alike(dump: Path) -> None:
    load(dump)
    before = list(PublicRecord.objects.order_by("pk").values_list("pk", "sha256", "search_text"))

    assert list(verify()) == []
    call_command("rebuild_read_model", verbosity=0)
    assert list(PublicRecord.objects.order_by("pk").values_list("pk", "sha256", "search_text")) == before


def test_loaded_site_goes_on_with_records_of_its_own(dump: Path, editor: User) -> None:
    editor.delete()
    load(dump)
    last = Revision.objects.latest("sequence")
    somebody = User.objects.create_user("somebody", is_superuser=True)

    made = publish(factories.ClaimFactory.create(), by=somebody)

    assert made.sequence == last.sequence + 1
    assert list(verify()) == []


def test_loaded_site_is_dumped_into_the_same_lines(dump: Path, tmp_path: Path) -> None:
    load(dump)

    call_command("dump", folder=tmp_path / "again", verbosity=0)

    [again] = (path for path in (tmp_path / "again").iterdir() if path.is_dir())
    for path in dump.glob("*.ndjson.zst"):
        assert path.read_bytes() == (again / path.name).read_bytes()


def test_dump_is_refused_where_there_is_something_already(dump: Path) -> None:
    factories.ClaimFactory.create()

    with pytest.raises(CommandError, match="There is something in this database already"):
        call_command("load_dump", dump)

    assert not Revision.objects.exists()


def test_command_tells_what_is_not_in_a_dump(dump: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_dump", dump)

    told = capsys.readouterr().out
    assert f"Loaded {Revision.objects.count()} revisions" in told
    assert "drafts" in told
    assert "accounts" in told


@pytest.mark.parametrize("where", ["nowhere", "empty", "strange", "other"])
def test_folder_that_is_no_dump_is_refused(tmp_path: Path, where: str) -> None:
    folder = tmp_path / where
    if where != "nowhere":
        folder.mkdir()
    if where == "strange":
        (folder / "manifest.json").write_bytes(b"[]")
    if where == "other":
        (folder / "manifest.json").write_bytes(b'{"files": [], "head": {"sequence": 0}, "format": "other/9"}')

    with pytest.raises(CommandError, match=r"is no dump|of another form"):
        call_command("load_dump", folder)


def rewritten(dump: Path, stem: str, change: Change, *, at: int) -> None:
    """Change a line of a dump as somebody would who makes the hashes fit again."""
    lines = [orjson.loads(line) for line in gzip.decompress((dump / f"{stem}.ndjson.gz").read_bytes()).splitlines()]
    if change(lines[at]) == "drop":
        del lines[at]
    data = gzip.compress(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    (dump / f"{stem}.ndjson.gz").write_bytes(data)
    (dump / f"{stem}.ndjson.zst").unlink()
    manifest = orjson.loads((dump / "manifest.json").read_bytes())
    for each in manifest["files"]:
        if each["name"] == f"{stem}.ndjson.gz":
            each["sha256"] = hashlib.sha256(data).hexdigest()
    (dump / "manifest.json").write_bytes(orjson.dumps(manifest))


FORGED: dict[str, tuple[Change, str]] = {
    "its document": (lambda row: row["document"].update(slug="forged"), "not committed"),
    "its salt": (lambda row: row.update(salt="00" * 32), "not committed"),
    "its SHA-256": (lambda row: row.update(sha256="00" * 32), "SHA-256"),
    "its time": (lambda row: row.update(time="2020-01-01T00:00:00.000000Z"), "its hash is not"),
    "its record": (lambda row: row.update(record="zzzzzzzzzzzz"), "its hash is not"),
    "its hash": (lambda row: row.update(hash="00" * 32), "its hash is not"),
    "the hash before": (lambda row: row.update(previous_hash="00" * 32), "chain is broken"),
    "left out": (lambda row: "drop", "missing or twice"),
    "without its document": (lambda row: row.update(document=None, salt=None, sha256=None), "neither withdrawn nor"),
    "no revision": (lambda row: row.clear(), "it is no revision"),
    "a number as text": (lambda row: row.update(number="1"), "it is no revision"),
    "an unknown change": (lambda row: row.update(change="gift"), "it is no revision"),
    "a time without a zone": (lambda row: row.update(time="2026-01-01"), "it is no revision"),
}


@pytest.mark.parametrize("forged", FORGED)
def test_forged_revision_is_refused_and_nothing_is_written(dump: Path, forged: str) -> None:
    change, message = FORGED[forged]
    rewritten(dump, "revisions", change, at=2)

    with pytest.raises(CommandError, match=message):
        call_command("load_dump", dump)

    assert not Revision.objects.exists()
    assert not PublicRecord.objects.exists()


def test_forged_document_beside_a_true_log_is_refused(dump: Path) -> None:
    rewritten(dump, "claims", lambda document: document.update(text="Forged."), at=0)

    with pytest.raises(CommandError, match="not what its log says"):
        call_command("load_dump", dump)

    assert not Revision.objects.exists()


def test_log_that_was_cut_off_is_refused(dump: Path) -> None:
    rewritten(dump, "revisions", lambda row: "drop", at=-1)

    with pytest.raises(CommandError, match="the manifest says otherwise"):
        call_command("load_dump", dump)


def test_damaged_file_is_named(dump: Path) -> None:
    data = (dump / "topics.ndjson.gz").read_bytes()
    (dump / "topics.ndjson.gz").write_bytes(data[:-1])

    with pytest.raises(CommandError, match=r"topics\.ndjson\.gz is damaged"):
        call_command("load_dump", dump)


def test_log_alone_in_one_packing_is_enough(dump: Path) -> None:
    for path in dump.iterdir():
        if path.name not in {"manifest.json", "revisions.ndjson.gz"}:
            path.unlink()

    load(dump)

    assert PublicRecord.objects.exists()


def test_dump_without_a_log_is_refused(dump: Path) -> None:
    for path in dump.glob("revisions.*"):
        path.unlink()

    with pytest.raises(CommandError, match=r"has no revisions\.ndjson\.zst"):
        call_command("load_dump", dump)
