"""The database itself lets nothing be erased that no entry of the log declares, and the verifier finds what was."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from factcheck.publishing.models import RedactedRevision, Revision, RevisionBody
from factcheck.publishing.verifying.checks import verify
from factcheck.redaction.models import Redaction
from sources.models import Capture
from tests import factories
from tests.redaction.conftest import BASIS
from tests.write_once import without_triggers


def revision(record: Any, number: int) -> Revision:
    return Revision.objects.get(record_id=record.public_id, number=number)


def test_body_without_a_declaration_cannot_be_erased(claim: Any) -> None:
    with pytest.raises(DatabaseError, match="write-once"), transaction.atomic():
        RevisionBody.objects.filter(revision=revision(claim, 1)).erase()


def test_revision_that_the_entry_does_not_name_cannot_be_declared(redacted: Redaction, claim: Any) -> None:
    entries: list[Any] = [redacted.entry, revision(claim, 1)]
    for entry in entries:
        with pytest.raises(DatabaseError, match="write-once"), transaction.atomic():
            RedactedRevision.objects.create(revision=revision(claim, 2), entry=entry)


def test_entry_of_a_redaction_cannot_be_erased(redacted: Redaction) -> None:
    with pytest.raises(DatabaseError, match="write-once"), transaction.atomic():
        RevisionBody.objects.filter(revision=redacted.entry).erase()


def test_capture_without_a_redaction_cannot_be_emptied(db: None) -> None:
    capture: Any = factories.CaptureFactory.create()

    with pytest.raises(DatabaseError, match="write-once"), transaction.atomic():
        Capture.objects.filter(pk=capture.pk).update(content=b"", warc=b"", text="", sha256="0" * 64)


def test_body_deleted_without_an_entry_is_found(claim: Any) -> None:
    gone = revision(claim, 1)
    with without_triggers():
        RevisionBody.objects.filter(pk=gone.pk).erase()

    assert (str(gone.pk), "the body is missing") in set(verify())


def test_body_noted_as_redacted_by_an_entry_that_is_none_is_found(claim: Any) -> None:
    gone = revision(claim, 1)
    with without_triggers():
        RedactedRevision.objects.create(revision=gone, entry=revision(claim, 2))
        RevisionBody.objects.filter(pk=gone.pk).erase()

    assert {fault.what for fault in verify()} >= {
        "the body is missing",
        "it is noted as redacted, but no entry of the log declares it",
    }


def test_body_put_back_after_its_redaction_is_found(claim: Any, redacted: Redaction) -> None:
    with without_triggers():
        RevisionBody.objects.create(revision=revision(claim, 1), document=b"{}", salt=bytes(32), sha256=bytes(32))

    assert "it is redacted, but its body is there" in {fault.what for fault in verify()}


def test_note_of_a_redaction_taken_away_is_found(claim: Any, redacted: Redaction) -> None:
    with without_triggers():
        RedactedRevision.objects.all()._raw_delete("default")

    said = f"entry {redacted.entry_id} declares it as redacted, but it is not noted as such"
    assert said in {fault.what for fault in verify()}


def test_verify_log_lists_what_was_redacted(claim: Any, redacted: Redaction) -> None:
    out = StringIO()

    call_command("verify_log", stdout=out)

    assert f"Redacted: claim {claim.public_id}, revisions 1, by entry {redacted.entry_id}" in out.getvalue()
    assert BASIS in out.getvalue()


def test_verify_log_with_a_forged_erasure_fails(claim: Any) -> None:
    with without_triggers():
        RevisionBody.objects.filter(revision=revision(claim, 1)).erase()

    with pytest.raises(CommandError, match="the body is missing"):
        call_command("verify_log")
