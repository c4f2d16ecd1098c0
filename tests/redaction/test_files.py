"""What the database's own files hold once a redaction is carried out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from factcheck.publishing.kinds import key_of
from factcheck.publishing.packed.packing import is_packed, unpacked
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from factcheck.redaction.actions import confirm, propose
from factcheck.redaction.models import Redaction
from tests import factories
from tests.redaction.conftest import BASIS, SECRET

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's files are its own"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def file(tmp_path: Path, transactional_db: None) -> Iterator[Path]:
    """The tests' database as a file with a WAL, in the place of the one in memory."""
    path, memory, name = tmp_path / "site.sqlite3", connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    connection.connect()
    memory.backup(connection.connection)
    connection.connection.execute("PRAGMA journal_mode = WAL")
    yield path
    connection.connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


def found(path: Path) -> dict[str, int]:
    """How often the word is in each of the database's files, in any case."""
    files = [path, Path(f"{path}-wal")]
    return {file.name: file.read_bytes().lower().count(SECRET.lower().encode()) for file in files if file.exists()}


def packed_with_the_word() -> list[bytes]:
    """What columns of packed bytes hold, as it is stored, where the word is in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document FROM publishing_publicrecord UNION ALL SELECT summary FROM publishing_publicrecord"
            " UNION ALL SELECT template FROM publishing_publication"
        )
        stored = [bytes(each) for (each,) in cursor.fetchall()]
    return [each for each in stored if is_packed(each) and SECRET.lower().encode() in unpacked(each).lower()]


def test_no_byte_of_the_file_and_its_wal_has_the_words(file: Path) -> None:
    one, two = User.objects.create_user("one"), User.objects.create_user("two")
    claim: Any = factories.ClaimFactory.create(text=f"{SECRET} text", context=f"{SECRET} context " * 500, slug="clean")
    publish(claim, by=one)
    packed = packed_with_the_word()
    claim.text, claim.context = "Text", "Context"
    claim.save()
    publish(claim, by=one)
    before = found(file)

    done = confirm(propose(key_of(claim), numbers=[1], basis=BASIS, by=one), by=two)

    assert sum(before.values()) > 500
    assert packed
    assert not any(stored in path.read_bytes() for stored in packed for path in (file, Path(f"{file}-wal")))
    assert sum(found(file).values()) == 0
    assert Redaction.objects.get(pk=done.pk).scrubbed_at is not None
    assert list(verify()) == []
