"""A stranger verifies the log as docs/verifying.md tells: by the API's answers, hashlib and rfc8785 alone."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
import rfc8785
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.records import whole_claim
from tests.write_once import without_triggers

pytestmark = pytest.mark.django_db
Answer = dict[str, Any]
ROW = ("change", "commitment", "kind", "number", "previous_hash", "record", "sequence", "time")
DOMAIN = b"factcheck revision body v1\0"


def read(address: str) -> Answer:
    answer: Answer = json.loads(Client().get(address).content)
    return answer


def log(query: str = "") -> Iterator[Answer]:
    address = f"/api/v1/revisions/?ordering=sequence&page_size=3{query}"
    while address:
        page = read(address)
        yield from page["results"]
        address = page["next"]


def verify_chain(sequence: int = -1, head: str = "0" * 64) -> tuple[int, str]:
    """Check all rows after the one that is known; the last one's sequence and hash."""
    for row in log(f"&sequence_after={sequence}" if sequence >= 0 else ""):
        assert row["sequence"] == sequence + 1
        assert row["previous_hash"] == head
        assert row["hash"] == hashlib.sha256(rfc8785.dumps({name: row[name] for name in ROW})).hexdigest()
        sequence, head = row["sequence"], row["hash"]
    return sequence, head


def verify_document(sequence: int) -> bytes:
    """Check what a row commits to; the document's bytes."""
    row = read(f"/api/v1/revisions/{sequence}/")
    document = rfc8785.dumps(row["document"])
    assert row["sha256"] == hashlib.sha256(document).hexdigest()
    assert row["commitment"] == hashlib.sha256(DOMAIN + bytes.fromhex(row["salt"]) + document).hexdigest()
    return document


@pytest.fixture
def history(editor: User) -> None:
    claim, topic = whole_claim(), factories.TopicFactory.create()
    publish(claim, by=editor)
    claim.text = "It was 100,417 — “no more”, says Ոստան."
    claim.save()
    correct(claim, by=editor, note="The number was wrong.")
    publish(topic, by=editor)
    withdraw(topic, by=editor, note="Made by mistake.")


@pytest.mark.usefixtures("history")
def test_stranger_verifies_chain_and_every_readable_document() -> None:
    sequence, _ = verify_chain()
    rows = list(log())

    for row in rows:
        if row["readable"]:
            verify_document(row["sequence"])

    assert sequence + 1 == len(rows) > 10
    assert [row["change"] for row in rows if not row["readable"]] == ["first"]


@pytest.mark.usefixtures("history")
def test_stranger_finds_in_the_log_the_very_bytes_that_a_record_serves() -> None:
    for kind in ("claim", "claimant", "source", "publisher", "topic"):
        for entry in read(f"/api/v1/{kind}s/")["results"]:
            served = Client().get(f"/api/v1/{kind}s/{entry['id']}/")
            (last,) = read(f"/api/v1/revisions/?record={entry['id']}&page_size=1")["results"]
            assert verify_document(last["sequence"]) == served.content
            assert served["ETag"].strip('"') == hashlib.sha256(served.content).hexdigest()


@pytest.mark.usefixtures("history")
def test_stranger_who_comes_back_goes_on_from_the_hash_they_kept(editor: User) -> None:
    kept = verify_chain()
    publish(factories.ClaimFactory.create(), by=editor)

    sequence, _ = verify_chain(*kept)

    assert sequence == kept[0] + 1


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(("column", "value"), [("number", 9), ("change", "update"), ("commitment", bytes(32))])
def test_stranger_notices_a_changed_row(column: str, value: int | str | bytes) -> None:
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE publishing_revision SET {column} = %s WHERE sequence = 3", [value])

    with pytest.raises(AssertionError):
        verify_chain()
