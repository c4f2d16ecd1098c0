"""A connection of SQLite that is only read by asks for a row again only after another connection has written."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.http.direct.databases import Document, Head, OfSqlite, OwnOfSqlite

pytestmark = pytest.mark.no_database

_TABLES = """
CREATE TABLE publishing_publicrecord (record_id, kind, document, sha256, updated_at);
CREATE TABLE publishing_revision (sequence);
CREATE TABLE publishing_remaking (id);
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file with one published document."""
    raw = sqlite3.connect(tmp_path / "own.sqlite3", isolation_level=None)
    raw.executescript(f"PRAGMA journal_mode = WAL;{_TABLES}")
    _publish(raw, "first")
    yield raw
    raw.close()


@pytest.fixture
def reader(writer: sqlite3.Connection, tmp_path: Path) -> Iterator[OwnOfSqlite]:
    """Another connection to the same file."""
    reading = OwnOfSqlite(sqlite3.connect(tmp_path / "own.sqlite3", isolation_level=None))
    yield reading
    reading.close()


def _publish(raw: sqlite3.Connection, sha256: str) -> None:
    raw.execute("DELETE FROM publishing_publicrecord")
    row = ("a", "claim", sha256.encode(), sha256, "2026-12-01 10:00:00")
    raw.execute("INSERT INTO publishing_publicrecord VALUES (?, ?, ?, ?, ?)", row)
    raw.execute("INSERT INTO publishing_revision SELECT count(*) FROM publishing_revision")


def _without_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no row be asked for."""

    def refused(*_: object) -> None:
        raise AssertionError("A row was asked for.")

    monkeypatch.setattr(OfSqlite, "document", refused)
    monkeypatch.setattr(OfSqlite, "head", refused)


def test_document_that_the_client_has_is_no_row_while_nobody_writes(
    reader: OwnOfSqlite, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, head = reader.document("claim", "a", ""), reader.head()
    _without_rows(monkeypatch)

    assert whole is not None
    assert whole.data == b"first"
    assert reader.document("claim", "a", "first") == whole._replace(data=None)
    assert reader.head() == head == Head(0, 0)


def test_document_after_another_connection_has_written_is_read_anew(
    reader: OwnOfSqlite, writer: sqlite3.Connection
) -> None:
    reader.document("claim", "a", "")
    reader.head()

    _publish(writer, "second")

    assert _told(reader.document("claim", "a", "first")) == (b"second", "second")
    assert reader.head() == Head(1, 0)

    writer.execute("DELETE FROM publishing_publicrecord")

    assert reader.document("claim", "a", "second") is None


def test_document_whose_bytes_are_wanted_is_read_though_it_is_known(reader: OwnOfSqlite) -> None:
    reader.document("claim", "a", "")

    assert _told(reader.document("claim", "a", "")) == (b"first", "first")
    assert _told(reader.document("claim", "a", "another")) == (b"first", "first")


def _told(found: Document | None) -> tuple[bytes | None, str]:
    assert found is not None
    return found.data, found.sha256
