"""A dump is of all that is public and of nothing else, whole or not there."""

import gzip
import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pytest
import zstandard
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.models import Claim
from factcheck.copies.dumping import making, records
from factcheck.copies.dumping.making import make
from factcheck.copies.reading.dumps import MANIFEST, dumps
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    """Where dumps go, and are served from."""
    settings.DUMP_DIR = str(tmp_path / "dumps")
    return tmp_path / "dumps"


@pytest.fixture
def claim(editor: User) -> Claim:
    """A published claim with somebody who says so, somebody who contests it, and a review."""
    said = factories.AttributionFactory.create()
    factories.RebuttalFactory.create(claim=said.claim)
    factories.ReviewFactory.create(claim=said.claim)
    said.claim.topics.add(factories.TopicFactory.create())
    publish(said.claim, by=editor)
    return said.claim


def lines_of(dump: Path, stem: str) -> list[bytes]:
    packed = gzip.decompress((dump / f"{stem}.ndjson.gz").read_bytes())
    reader = zstandard.ZstdDecompressor().stream_reader((dump / f"{stem}.ndjson.zst").read_bytes())
    assert reader.read() == packed
    return packed.splitlines()


def validated(dump: Path) -> Any:
    """What frictionless's own command says: in a process of its own, since it leaves files open."""
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=dump, capture_output=True, check=False)
    return orjson.loads(done.stdout)


def manifest_of(dump: Path) -> Any:
    return orjson.loads((dump / MANIFEST).read_bytes())


def test_dump_holds_the_stored_bytes_of_every_kind_and_the_whole_log(claim: Claim, folder: Path) -> None:
    made = make(folder)

    for kind in public_kinds.registered():
        stored = PublicRecord.objects.of_kind(kind.name).order_by("pk").values_list("document", flat=True)
        assert lines_of(made, kind.plural) == [bytes(document) for document in stored], kind.name
    log = [get(f"revisions/{sequence}/").content for sequence in range(Revision.objects.count())]
    assert lines_of(made, "revisions") == log


def test_manifest_names_every_file_with_its_size_hash_and_count(claim: Claim, folder: Path) -> None:
    made = make(folder)

    said = manifest_of(made)

    names = {path.name for path in made.iterdir()} - {MANIFEST}
    assert {each["name"] for each in said["files"]} == names
    for each in said["files"]:
        data = (made / each["name"]).read_bytes()
        assert (each["bytes"], each["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert said["counts"]["claims"] == 1
    assert said["counts"]["revisions"] == Revision.objects.count()
    last = Revision.objects.latest("sequence")
    assert said["head"]["hash"] == bytes(last.hash).hex()


@pytest.mark.sweep
def test_description_is_a_valid_frictionless_package_and_notices_a_changed_byte(
    claim: Claim, folder: Path, settings: LazySettings
) -> None:
    settings.DATA_LICENCE, settings.DATA_LICENCE_URL = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"
    made = make(folder)

    report = validated(made)

    assert report["valid"], report
    assert report["stats"]["tasks"] == len(manifest_of(made)["files"]) - 1
    whole = (made / "claims.ndjson.gz").read_bytes()
    (made / "claims.ndjson.gz").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert not validated(made)["valid"]


def test_tables_answer_questions_in_sql(claim: Claim, folder: Path) -> None:
    made = make(folder)

    with closing(sqlite3.connect(f"file:{made / 'factcheck.sqlite'}?mode=ro", uri=True)) as database:
        said = database.execute(
            "SELECT c.text, u.what FROM claims c JOIN utterances u ON u.claim_id = c.id ORDER BY u.what"
        ).fetchall()
        [[topics]] = database.execute(
            "SELECT count(*) FROM claims_topic_ids l JOIN topics t ON t.id = l.topic_id"
        ).fetchall()
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    assert said == [(claim.text, "attribution"), (claim.text, "rebuttal")]
    assert topics == 1
    assert {"about", "claims", "utterances", "reviews", "sources", "publishers", "claimants", "revisions"} <= tables
    assert (made / "factcheck.sqlite").stat().st_mode & 0o222 == 0


def test_dump_of_an_empty_site_is_whole(folder: Path) -> None:
    made = make(folder)

    assert manifest_of(made)["head"] == {"sequence": -1, "hash": "0" * 64, "time": ""}
    assert lines_of(made, "claims") == []
    assert validated(made)["valid"]


def test_withdrawn_words_are_in_no_dump_made_after(claim: Claim, editor: User, folder: Path) -> None:
    withdraw(claim, by=editor, note="Entered twice.")

    made = make(folder)

    assert lines_of(made, "claims") == []
    everything = b"".join(lines_of(made, "revisions"))
    assert claim.text.encode() not in everything
    assert b"Entered twice." in everything
    assert claim.text.encode() not in (made / "factcheck.sqlite").read_bytes()


def test_dump_made_before_a_withdrawal_is_listed_and_served_no_more(claim: Claim, editor: User, folder: Path) -> None:
    name = make(folder).name
    assert [dump.name for dump in dumps()] == [name]

    withdraw(claim, by=editor, note="Entered twice.")

    assert dumps() == []
    assert get(f"dump/{name}/claims.ndjson.gz").status_code == 404
    call_command("dump", verbosity=0)
    assert not (folder / name).exists()
    assert len(dumps()) == 1


def test_what_is_published_while_a_dump_is_made_is_in_it_as_it_was(
    claim: Claim, editor: User, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes(PublicRecord.objects.get(kind="claim").document)
    review = bytes(PublicRecord.objects.get(kind="review").document)
    head = Revision.objects.latest("sequence").pk
    claim.text = "Another wording."
    claim.save()
    publish(claim, by=editor)
    publish(factories.ClaimFactory.create(), by=editor)

    assert list(records.documents("claim", head)) == [[before]]
    assert list(records.documents("review", head)) == [[review]]
    assert sum(map(len, records.revisions(head, lambda _: None))) == head + 1


def test_dump_is_begun_anew_when_words_are_withdrawn_while_it_is_made(
    claim: Claim, editor: User, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = making._write

    def withdrawing(*args: Any) -> None:
        write(*args)
        if PublicRecord.objects.filter(kind="claim").exists():
            withdraw(claim, by=editor, note="Entered twice.")

    monkeypatch.setattr(making, "_write", withdrawing)

    made = make(folder)

    assert lines_of(made, "claims") == []
    assert [path.name for path in folder.iterdir() if path.name != ".lock"] == [made.name]


def test_dump_that_breaks_off_leaves_nothing_listed_and_the_next_clears_up(
    claim: Claim, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".part-20260101T000000Z").mkdir(parents=True)
    (folder / ".part-20260101T000000Z/claims.ndjson.gz").write_bytes(b"half")
    assert dumps() == []

    made = make(folder)

    assert [path.name for path in folder.iterdir() if path.name != ".lock"] == [made.name]


def test_second_dump_at_the_same_time_is_refused(claim: Claim, folder: Path) -> None:
    folder.mkdir()
    with making._alone(folder), pytest.raises(CommandError, match="Another dump is being made"):
        call_command("dump")


def test_dump_keeps_the_latest_few(claim: Claim, folder: Path, settings: LazySettings) -> None:
    settings.DUMP_KEEP = 1
    first = make(folder)

    call_command("dump", verbosity=0)

    assert not first.exists()
    assert len(dumps()) == 1


def test_dump_without_a_folder_says_what_to_set() -> None:
    with pytest.raises(CommandError, match="Set DUMP_DIR"):
        call_command("dump")


def test_dump_into_what_is_no_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(CommandError, match="Can't write a dump"):
        call_command("dump", folder=tmp_path / "file")
