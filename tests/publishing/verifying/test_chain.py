from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.write_once import without_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def revisions(editor: User) -> None:
    for topic in factories.TopicFactory.create_batch(3):
        publish(topic, by=editor)


def faults() -> list[tuple[int, str]]:
    return [(int(fault.place), fault.what) for fault in verify() if fault.place.isdecimal()]


def tamper(sql: str, *values: Any) -> None:
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_verify_untouched_log_finds_nothing() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("sql", "values", "found"),
    [
        (
            "UPDATE publishing_revision SET change = %s WHERE sequence = 1",
            ["update"],
            "the hash is not that of the row",
        ),
        ("UPDATE publishing_revisionbody SET document = %s WHERE revision_id = 1", [b"{}"], "not to this body"),
        ("UPDATE publishing_revisionbody SET salt = %s WHERE revision_id = 1", [b"\0" * 32], "not to this body"),
        ("UPDATE publishing_revisionbody SET sha256 = %s WHERE revision_id = 1", [b"\0" * 32], "SHA-256"),
        ("UPDATE publishing_revision SET previous_hash = %s WHERE sequence = 1", [b"\0" * 32], "previous hash"),
        ("DELETE FROM publishing_revisionbody WHERE revision_id = 1", [], "the body is missing"),
    ],
)
def test_verify_tampered_row_is_named(sql: str, values: list[Any], found: str) -> None:
    tamper(sql, *values)

    assert any(sequence == 1 and found in what for sequence, what in faults())


def test_verify_row_cut_out_is_named() -> None:
    for table, column in (
        ("publishing_revisionauthor", "revision_id"),
        ("publishing_revisionbody", "revision_id"),
        ("publishing_revision", "sequence"),
    ):
        tamper(f"DELETE FROM {table} WHERE {column} = 1")

    assert (2, "expected sequence 1: rows are missing") in faults()
