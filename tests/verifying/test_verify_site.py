"""The program of strangers, run on this site's own answers."""

import subprocess
import sys
from pathlib import Path

import pytest
import verify
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.kinds import Key
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import correct, publish, withdraw
from factcheck.redaction import actions as redact
from factcheck.transparency.signing import keys
from factcheck.transparency.signing.checkpoints import checkpoint
from factcheck.transparency.signing.places import Places
from tests import factories
from tests.records import whole_claim
from tests.transparency.signing import add_one, tamper

pytestmark = pytest.mark.django_db
Reader = verify.Read


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Asks this site; one thing after the other, since all is in one transaction."""
    monkeypatch.setattr(verify, "read_all", map)

    def ask(path: str) -> verify.Answer:
        response = Client().get(path)
        return response.status_code, response.content

    return ask


@pytest.fixture
def places(tmp_path: Path, editor: User) -> Places:
    """A log with a claim that was corrected and a topic that was withdrawn, signed."""
    claim, topic = whole_claim(), factories.TopicFactory.create()
    publish(claim, by=editor)
    claim.text = "It was 100,417 — “no more”, says Ոստան."
    claim.save()
    correct(claim, by=editor, note="The number was wrong.")
    publish(topic, by=editor)
    withdraw(topic, by=editor, note="Made by mistake.")
    keys.write(keys.new("facts.example/log"), tmp_path / "key")
    found = Places(tmp_path / "key", tmp_path / "checkpoints")
    checkpoint(found)
    return found


@pytest.fixture
def key(places: Places) -> verify.Key:
    return verify.key_of(keys.load(places.key_file).verifier_key)


def older(places: Places, key: verify.Key) -> list[verify.Checkpoint]:
    return [verify.checkpoint_of(note, key) for note in verify.notes_in(places.file.read_text("utf-8"))]


def test_site_verifies_and_extends_what_it_signed_before(
    read: Reader, places: Places, key: verify.Key, editor: User
) -> None:
    before = older(places, key)
    add_one(editor)
    checkpoint(places)
    add_one(editor)

    found = verify.verify(read, key, before)

    assert found.faults == []
    assert found.signed == len(found.rows) - 1 > 10
    assert found.documents > 5


def test_site_since_a_row_reads_the_later_documents_alone(read: Reader, key: verify.Key, editor: User) -> None:
    add_one(editor)
    last = len(verify.verify(read, key).rows) - 1

    found = verify.verify(read, key, since=last)

    assert (found.faults, found.documents) == ([], 1)


def test_site_with_a_redaction_verifies_and_says_what_it_erased(
    read: Reader, places: Places, key: verify.Key, editor: User, second_editor: User
) -> None:
    claim = PublicRecord.objects.get(kind="claim")
    asked = redact.propose(Key("claim", claim.record_id), numbers=[1], basis="A court", by=editor)
    redact.confirm(asked, by=second_editor)
    checkpoint(places)

    found = verify.verify(read, key)

    assert found.faults == []
    assert [(each.record, each.numbers, each.basis) for each in found.redactions] == [(claim.record_id, [1], "A court")]


def test_site_that_shows_what_nobody_published_does_not_verify(read: Reader, places: Places, key: verify.Key) -> None:
    row = PublicRecord.objects.filter(kind="claim").first()
    assert row is not None
    PublicRecord.objects.filter(pk=row.pk).update(document=bytes(row.document).replace(b"100,417", b"10,417"))

    (fault,) = verify.verify(read, key).faults

    assert fault.startswith(f"/api/v1/claims/{row.record_id}/ does not show")


def test_site_whose_body_was_changed_does_not_verify(read: Reader, places: Places, key: verify.Key) -> None:
    tamper("UPDATE publishing_revisionbody SET salt = sha256 WHERE revision_id = 3")

    assert "The document of row 3 is not the one that the row commits to." in verify.verify(read, key).faults


def test_site_without_a_checkpoint_does_not_verify(read: Reader) -> None:
    key = verify.key_of(keys.new("facts.example/log").verifier_key)

    assert verify.verify(read, key).faults == ["/log/checkpoint answers 404."]


def test_answers_that_were_saved_verify_by_the_program_itself_and_forged_ones_do_not(
    read: Reader, places: Places, key: verify.Key, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    assert verify.verify(verify.saving(read, folder), key).faults == []
    public = keys.load(places.key_file).verifier_key

    whole = run(folder, "--key", public, "--old", places.file)
    for file in (folder / "api/v1/claims").glob("*/index"):
        file.write_bytes(file.read_bytes().replace(b"100,417", b"10,417"))
    forged = run(folder, "--key", public)

    assert (whole.returncode, "facts.example/log verifies" in whole.stdout) == (0, True)
    assert (forged.returncode, "does not verify: 1 faults" in forged.stdout) == (1, True)


def test_receipt_verifies_by_the_program_itself_and_a_changed_one_does_not(places: Places, tmp_path: Path) -> None:
    public, receipt = keys.load(places.key_file).verifier_key, Client().get("/log/receipts/2.tlog-proof").content
    (tmp_path / "whole").write_bytes(receipt)
    (tmp_path / "changed").write_bytes(receipt.replace(b"index 2", b"index 3"))

    whole = run("--receipt", tmp_path / "whole", "--key", public)
    changed = run("--receipt", tmp_path / "changed", "--key", public)

    assert (whole.returncode, "has this as row 2: {" in whole.stdout) == (0, True)
    assert (changed.returncode, changed.stdout) == (1, "The signed log does not have this row in that place.\n")


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    program = settings.BASE_DIR / "docs/verify.py"
    words = [sys.executable, "-I", str(program), *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=False)
