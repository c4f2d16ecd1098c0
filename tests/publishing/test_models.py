"""What the database refuses of the log, of publications and of the read model."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.publishing.models import (
    Approval,
    Citation,
    Publication,
    PublicFacet,
    PublicRecord,
    Revision,
    RevisionBody,
    TakenPart,
)
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused
from tests.write_once import without_triggers

pytestmark = pytest.mark.django_db
HASHES = {name: bytes(32) for name in ("previous_hash", "commitment", "hash")}


def revision(**fields: Any) -> Revision:
    values = {"sequence": 0, "change": "first", "kind": "claim", "record_id": "a", "number": 1, "time": timezone.now()}
    return Revision(**{**values, **HASHES, **fields})


def publication() -> Publication:
    return Publication(kind="claim", record_id="a", template=b"{}", template_sha256="0" * 64)


def public_record(number: int) -> PublicRecord:
    times = dict.fromkeys(("first_published_at", "updated_at"), timezone.now())
    dates = dict.fromkeys(("dated_from", "dated_to"), date(2023, 9, 24))
    return PublicRecord(
        id=number,
        first_place=number,
        number=1,
        kind="claim",
        record_id="a",
        slug="a",
        name="Bridge 1 was closed.",
        sha256="0" * 64,
        summary=b"{}",
        document=b"{}",
        **times,
        **dates,
    )


def test_revision_of_an_unknown_change_is_refused() -> None:
    assert_unknown_refused(revision(), "change", "publishing_revision_change_known")


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("previous_hash", "publishing_revision_previous_hash_length"),
        ("commitment", "publishing_revision_commitment_length"),
        ("hash", "publishing_revision_hash_length"),
    ],
)
def test_revision_with_a_hash_of_another_length_is_refused(column: str, name: str) -> None:
    assert_refused(revision(**{column: bytes(31)}), name, at=NON_FIELD_ERRORS)


@pytest.mark.parametrize(
    ("column", "name"),
    [("salt", "publishing_revisionbody_salt_length"), ("sha256", "publishing_revisionbody_sha256_length")],
)
def test_body_with_a_salt_or_hash_of_another_length_is_refused(column: str, name: str) -> None:
    logged = revision()
    logged.save()
    values = {"document": b"{}", "salt": bytes(32), "sha256": bytes(32), column: bytes(31)}

    assert_refused(RevisionBody(revision=logged, **values), name, at=NON_FIELD_ERRORS)


def test_second_revision_of_the_same_number_is_refused() -> None:
    revision().save()

    # On SQLite a trigger would be faster to refuse it, for what it would replace.
    with without_triggers():
        assert_refused(revision(sequence=1), "publishing_revision_number_unique", at=NON_FIELD_ERRORS)


def test_second_publication_of_a_record_is_refused() -> None:
    publication().save()

    assert_refused(publication(), "publishing_publication_record_unique", at=NON_FIELD_ERRORS)


def test_citation_recorded_twice_is_refused() -> None:
    citing = publication()
    citing.save()
    first, second = (Citation(publication=citing, kind="topic", record_id="b") for _ in range(2))
    first.save()

    assert_refused(second, "publishing_citation_unique", at=NON_FIELD_ERRORS)


def test_second_row_of_a_record_in_the_read_model_is_refused() -> None:
    public_record(1).save()

    assert_refused(public_record(2), "publishing_publicrecord_unique", at=NON_FIELD_ERRORS)


@pytest.mark.django_db
def test_part_that_went_with_its_record_is_known_once() -> None:
    part = {"kind": "review", "record_id": "0" * 12, "whole_kind": "claim", "whole_id": "1" * 12}
    TakenPart.objects.create(**part)

    assert_refused(TakenPart(**part), "publishing_takenpart_unique", at=NON_FIELD_ERRORS)


def test_facet_of_a_record_with_the_same_value_twice_is_refused() -> None:
    record = public_record(1)
    record.save()
    first, second = (PublicFacet(record=record, first_place=1, kind="claim", name="topic", value="b") for _ in range(2))
    first.save()

    assert_refused(second, "publishing_publicfacet_unique", at=NON_FIELD_ERRORS)


def test_second_approval_by_the_same_person_is_refused_while_the_first_has_not_ended(editor: User) -> None:
    Approval.objects.create(kind="claim", record_id="a", approved_by=editor, template=b"{}")
    second = Approval(kind="claim", record_id="a", approved_by=editor, template=b"{}")

    assert_refused(second, "publishing_approval_once", at=NON_FIELD_ERRORS)
    Approval.objects.update(ended_at=timezone.now())
    second.full_clean()


def test_approval_taken_back_without_a_time_is_refused(editor: User) -> None:
    row = Approval(kind="claim", record_id="a", approved_by=editor, template=b"{}", taken_back=True)

    assert_refused(row, "publishing_approval_taken_back_at_a_time", at=NON_FIELD_ERRORS)
