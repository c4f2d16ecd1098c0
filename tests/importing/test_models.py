"""What the database itself holds of imports."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from factcheck.importing.models import ImportedRecord, UploadedPiece
from tests.factories import ImportFactory, UnsureMatchFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def refused_by(name: str, make: Any, **fields: Any) -> None:
    make_again = make if callable(make) else make.create
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make_again(**fields)
    assert name in str(caught.value) or "UNIQUE" in str(caught.value)


def test_import_has_a_known_stage_and_a_whole_digest() -> None:
    refused_by("importing_import_stage_known", ImportFactory.create, stage="nonsense")
    refused_by("importing_import_sha256_length", ImportFactory.create, sha256="abc")


def test_piece_of_an_upload_is_kept_once() -> None:
    importing = ImportFactory.create()
    piece = {"importing": importing, "number": 0, "content": b"x"}
    UploadedPiece.objects.create(**piece)

    refused_by("importing_uploadedpiece_once", UploadedPiece.objects.create, **piece)


def test_record_is_kept_once_and_refused_for_a_reason() -> None:
    record = {"importing": ImportFactory.create(), "file": "a", "outcome": "made"}
    ImportedRecord.objects.create(key="one", **record)
    for _ in range(2):
        ImportedRecord.objects.create(**record | {"outcome": "refused", "reason": "It is no JSON."})

    refused_by("importing_importedrecord_key_unique", ImportedRecord.objects.create, key="one", **record)
    refused_by("importing_importedrecord_outcome_known", ImportedRecord.objects.create, **record | {"outcome": "x"})
    refused_by("importing_importedrecord_refused_why", ImportedRecord.objects.create, **record | {"outcome": "refused"})


def test_match_is_listed_once_and_decided_at_a_time() -> None:
    match = UnsureMatchFactory.create()
    pair = {"imported_id": match.imported_id, "candidate_id": match.candidate_id}

    refused_by("importing_unsurematch_once", UnsureMatchFactory.create, **pair)
    refused_by("importing_unsurematch_decision_known", UnsureMatchFactory.create, decision="x", decided_at=NOW)
    refused_by("importing_unsurematch_decided_at_a_time", UnsureMatchFactory.create, decision="same")
    refused_by("importing_unsurematch_decided_at_a_time", UnsureMatchFactory.create, decided_at=NOW)
