"""A document's bytes are read only where neither the client nor the process has them, and what is held is bounded."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from factcheck.http.direct.databases import Connections, Document
from factcheck.http.direct.held import Documents

DAY = datetime(2026, 1, 1, tzinfo=UTC)


class Database:
    """Has one document under each id; notes which of them it was asked for with their bytes."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.read: list[str] = []

    def document(self, kind: str, record_id: str, known: str) -> Document | None:
        found = self.documents.get(record_id)
        if found is None or found.sha256 == known:
            return found and found._replace(data=None)
        self.read.append(record_id)
        return found


@pytest.fixture
def database() -> Database:
    """One with a document of 1,000 bytes."""
    found = Database()
    found.documents["a"] = Document(b"a" * 1000, "hash-a", DAY)
    return found


@pytest.fixture
def held(database: Database) -> Callable[..., Documents]:
    """Documents of that database, of which some bytes are held."""

    def opened() -> Any:
        return database

    return lambda most=100_000: Documents(Connections(opened), most)


def test_document_asked_for_again_is_read_once(database: Database, held: Callable[..., Documents]) -> None:
    documents = held()

    answers = [documents.get("claim", "a", "") for _ in range(3)]

    assert answers == [database.documents["a"]] * 3
    assert database.read == ["a"]


def test_document_that_was_published_anew_is_read_anew(database: Database, held: Callable[..., Documents]) -> None:
    documents = held()
    documents.get("claim", "a", "")
    database.documents["a"] = Document(b"b", "hash-b", DAY)

    assert documents.get("claim", "a", "") == Document(b"b", "hash-b", DAY)


def test_document_that_the_client_has_is_never_read(database: Database, held: Callable[..., Documents]) -> None:
    assert held().get("claim", "a", "hash-a") == Document(None, "hash-a", DAY)
    assert database.read == []


def test_document_that_the_client_has_otherwise_is_read(database: Database, held: Callable[..., Documents]) -> None:
    documents = held()
    documents.get("claim", "a", "")

    assert documents.get("claim", "a", "older") == database.documents["a"]


def test_withdrawn_document_is_none_though_it_was_held(database: Database, held: Callable[..., Documents]) -> None:
    documents = held()
    documents.get("claim", "a", "")
    del database.documents["a"]

    assert documents.get("claim", "a", "") is None


@pytest.mark.parametrize(("most", "read"), [(100_000, 1), (2_000, 2), (10, 2)])
def test_documents_take_no_more_than_they_may(
    most: int, read: int, database: Database, held: Callable[..., Documents]
) -> None:
    database.documents["b"] = Document(b"b" * 1000, "hash-b", DAY)
    documents = held(most)

    for record_id in ("a", "b", "a"):
        documents.get("claim", record_id, "")

    assert database.read.count("a") == read


def test_forgotten_document_is_read_anew(database: Database, held: Callable[..., Documents]) -> None:
    documents = held()
    documents.get("claim", "a", "")

    documents.forget()

    documents.get("claim", "a", "")
    assert database.read == ["a", "a"]
