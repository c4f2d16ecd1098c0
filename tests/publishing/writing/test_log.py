import hashlib
from typing import Any

import pytest
import rfc8785
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from factcheck.publishing.models import Revision, RevisionBody, WriteOnceError
from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = pytest.mark.django_db

# Statements that only the one database or the other has.
REST = "kind, record_id, number, change, time, previous_hash, commitment, hash"
ONLY_HERE = {
    "postgresql": ["SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE publishing_revisionbody"],
    "sqlite": [
        "REPLACE INTO publishing_revisionbody SELECT revision_id, document, salt, salt FROM publishing_revisionbody",
        f"REPLACE INTO publishing_revision SELECT 9, {REST} FROM publishing_revision WHERE sequence = 1",
    ],
}[connection.vendor]


@pytest.fixture
def revisions(editor: User) -> list[Revision]:
    for topic in factories.TopicFactory.create_batch(3):
        publish(topic, by=editor)
    return list(Revision.objects.all())


def test_log_is_gapless_from_zero_and_chained_from_zeros(revisions: list[Revision]) -> None:
    assert [row.sequence for row in revisions] == [0, 1, 2]
    assert bytes(revisions[0].previous_hash) == bytes(32)
    assert [bytes(row.previous_hash) for row in revisions[1:]] == [bytes(row.hash) for row in revisions[:-1]]


def test_log_hashes_are_what_the_documentation_says(revisions: list[Revision]) -> None:
    row = revisions[1]
    body = row.body
    committed = hashlib.sha256(b"factcheck revision body v1\0" + bytes(body.salt) + bytes(body.document)).digest()
    said: dict[str, Any] = {
        "sequence": 1,
        "kind": "topic",
        "record": row.record_id,
        "number": 1,
        "change": "first",
        "time": row.time.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "previous_hash": bytes(row.previous_hash).hex(),
        "commitment": committed.hex(),
    }
    assert bytes(row.commitment) == committed
    assert bytes(row.hash) == hashlib.sha256(rfc8785.dumps(said)).digest()


def test_log_salts_are_random(revisions: list[Revision]) -> None:
    assert len({bytes(row.body.salt) for row in revisions}) == 3


@pytest.mark.usefixtures("revisions")
@pytest.mark.parametrize("model", [Revision, RevisionBody])
def test_log_change_through_a_model_is_refused(model: type[Revision] | type[RevisionBody]) -> None:
    row = model.objects.first()
    assert row is not None

    with pytest.raises(WriteOnceError):
        row.save()
    with pytest.raises(WriteOnceError):
        row.delete()
    with pytest.raises(WriteOnceError):
        model.objects.all().delete()
    with pytest.raises(WriteOnceError):
        model.objects.update(pk=9)


@pytest.mark.usefixtures("revisions")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE publishing_revision SET number = 9",
        "DELETE FROM publishing_revision",
        "UPDATE publishing_revisionbody SET salt = sha256",
        "DELETE FROM publishing_revisionbody",
        *ONLY_HERE,
    ],
)
def test_log_change_in_the_database_is_refused(sql: str) -> None:
    with pytest.raises(DatabaseError, match="write-once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_log_row_holds_no_words_of_the_record(editor: User) -> None:
    publish(factories.TopicFactory.create(name="Zanzibar"), by=editor, note="Quagga")

    row = Revision.objects.values().get()

    assert "Zanzibar" not in str(row)
    assert "Quagga" not in str(row)
    assert "editor" not in str(row)
