"""Reads of what was published by a connection that each thread keeps, in few statements and without Django.

A connection is only read by, and each statement is a transaction by itself: it sees what was committed before it began.
"""

import select
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final, NamedTuple, Protocol
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import pq

from factcheck.database.replicas import asked
from factcheck.publishing.packed.packing import unpacked

_SECONDS_OFF: Final = 1.0
_READERS: Final = count()
_MOST_REMEMBERED: Final = 2_000
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
# Bytes that are known are not read again: they lie beside the row, and are most of what it costs.
_DOCUMENT: Final = (
    "SELECT CASE WHEN sha256 = {} THEN NULL ELSE document END, sha256, updated_at"
    " FROM publishing_publicrecord WHERE record_id = {} AND kind = {}"
)
_DOCUMENT_OF_SQLITE: Final = _DOCUMENT.format("?", "?", "?")
_HEAD: Final = "SELECT (SELECT max(sequence) FROM publishing_revision), (SELECT max(id) FROM publishing_remaking)"


class Unavailable(Exception):  # noqa: N818
    """The database can't be read now; Django finds out why, and says so."""


class Head(NamedTuple):
    """The last revision of the log, and how often the read model was made anew; -1 and 0 for none."""

    sequence: int
    remade: int


class Document(NamedTuple):
    """A live document: its bytes (None if whoever asks has them), their SHA-256 in hexadecimal, its moment."""

    data: bytes | None
    sha256: str
    updated_at: datetime


class Reading(Protocol):
    """A connection to read by."""

    def document(self, kind: str, record_id: str, known: str) -> Document | None:
        """The live document of a record, without its bytes if their SHA-256 is the known one; None if there is none."""

    def head(self) -> Head:
        """How far what was published has come."""

    def rows(self, sql: str, parameters: Sequence[Any]) -> list[Any]:
        """The rows of any other query, whose parameters are written `%s`."""


class OfSqlite:
    """Reads by a connection of Python's own module."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def document(self, kind: str, record_id: str, known: str) -> Document | None:
        """The live document of a record."""
        rows = self._raw.execute(_DOCUMENT_OF_SQLITE, (known, record_id, kind)).fetchall()
        for data, sha256, updated_at in rows:
            moment = updated_at if isinstance(updated_at, datetime) else datetime.fromisoformat(updated_at)
            return Document(_whole(data), sha256, moment.replace(tzinfo=UTC))
        return None

    def head(self) -> Head:
        """How far what was published has come."""
        ((sequence, remade),) = self._raw.execute(_HEAD).fetchall()
        return _head(sequence, remade)

    def rows(self, sql: str, parameters: Sequence[Any]) -> list[Any]:
        """The rows of any other query."""
        return self._raw.execute(sql.replace("%s", "?"), parameters).fetchall()

    def close(self) -> None:
        """Give the connection back."""
        self._raw.close()


class OwnOfSqlite(OfSqlite):
    """Reads by a connection of its own, and remembers what it read until another connection has written."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        super().__init__(raw)
        self._version: int | None = None
        self._documents: dict[tuple[str, str], Document] = {}
        self._known_head: Head | None = None

    @classmethod
    def opened(cls) -> "OwnOfSqlite":
        """A new connection to the database of the settings; it makes no file where there is none."""
        name = str(connection.settings_dict["NAME"])
        address = name if name.startswith("file:") else f"file:{quote(name)}?mode=rw"
        raw = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=1)
        raw.execute("PRAGMA query_only = ON")
        return cls(raw)

    def document(self, kind: str, record_id: str, known: str) -> Document | None:
        """The live document of a record."""
        self._forget_if_written()
        remembered = self._documents.get((kind, record_id))
        if remembered is not None and remembered.sha256 == known:
            return remembered
        found = super().document(kind, record_id, known)
        if found is not None:
            self._documents[kind, record_id] = found._replace(data=None)
        return found

    def head(self) -> Head:
        """How far what was published has come."""
        self._forget_if_written()
        if self._known_head is None:
            self._known_head = super().head()
        return self._known_head

    def _forget_if_written(self) -> None:
        # Asked before the rows are, so that a commit in between is noticed the next time.
        ((version,),) = self._raw.execute("PRAGMA data_version").fetchall()
        if version != self._version or len(self._documents) >= _MOST_REMEMBERED:
            self._version, self._known_head = version, None
            self._documents.clear()


class OfPostgresql:
    """Reads by psycopg's driver below its cursors, which would cost more than all else here."""

    def __init__(self, raw: "psycopg.Connection[Any]") -> None:
        self._raw = raw
        self._poll = select.poll()
        self._poll.register(raw.pgconn.socket, select.POLLIN)
        # Others may read by the same connection, and names of statements are its own.
        self._names = f"factcheck_{next(_READERS)}_"
        self._prepared: set[str] = set()

    @classmethod
    def opened(cls) -> "OfPostgresql":
        """A new connection to the database of the settings."""
        parameters: dict[str, Any] = connection.get_connection_params()
        return cls(psycopg.connect(**{**parameters, "autocommit": True}))

    def document(self, kind: str, record_id: str, known: str) -> Document | None:
        """The live document of a record."""
        asked_for = (known.encode(), record_id.encode(), kind.encode())
        found = self._asked("document", _DOCUMENT.format("$1", "$2", "$3"), asked_for)
        if not found.ntuples:
            return None
        data, sha256, updated_at = (found.get_value(0, column) for column in range(3))
        moment = _EPOCH + timedelta(microseconds=int.from_bytes(updated_at, signed=True))
        return Document(_whole(data), sha256.decode(), moment)

    def head(self) -> Head:
        """How far what was published has come."""
        found = self._asked("head", _HEAD, ())
        numbers = (found.get_value(0, column) for column in range(2))
        return _head(*(None if number is None else int.from_bytes(number, signed=True) for number in numbers))

    def rows(self, sql: str, parameters: Sequence[Any]) -> list[Any]:
        """The rows of any other query."""
        return self._raw.execute(sql.encode(), parameters).fetchall()

    def close(self) -> None:
        """Give the connection back."""
        self._raw.close()

    def _asked(self, name: str, sql: str, parameters: Sequence[bytes]) -> Any:
        known, server = f"{self._names}{name}".encode(), self._raw.pgconn
        if name not in self._prepared:
            self._once(lambda: server.send_prepare(known, sql.encode()))
            self._prepared.add(name)
        return self._once(lambda: server.send_query_prepared(known, parameters, result_format=pq.Format.BINARY))

    def _once(self, send: Callable[[], None]) -> Any:
        """Send something, and wait for its one result no longer than a request may."""
        server = self._raw.pgconn
        send()
        server.flush()
        found = None
        while True:
            while server.is_busy():
                if not self._poll.poll(settings.DATABASE_CONNECT_TIMEOUT * 1000):
                    raise psycopg.OperationalError("The server fell silent.")
                server.consume_input()
            result = server.get_result()
            if result is None:
                break
            found = result
        if found is None or found.status not in {pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK}:
            raise psycopg.OperationalError("The server refused a statement.")
        return found


_OPENED: Final[dict[str, Callable[[], Any]]] = {"sqlite": OwnOfSqlite.opened, "postgresql": OfPostgresql.opened}


class Connections:
    """A connection for each thread and server, opened when it is first needed and again after a fault.

    After a fault nothing is asked of that server for a second: a database that is away would keep each request waiting
    twice, here and in Django.
    """

    def __init__(self, opened: Callable[[], Any] | None = None) -> None:
        self._opened = opened or _OPENED[connection.vendor]
        self._of_thread = threading.local()
        self._off_until: dict[str, float] = {}

    def read(self, what: Callable[[Reading], Any]) -> Any:
        """What is read by the connection of this thread.

        Raises:
            Unavailable: the database failed, now or less than a second ago.
        """
        server, own = asked.name(), self._own()
        if time.monotonic() < self._off_until.get(server, 0.0):
            raise Unavailable
        try:
            if server not in own:
                own[server] = self._opened()
            return what(own[server])
        except (sqlite3.Error, psycopg.Error, OSError, ValueError) as error:
            self._off_until[server] = time.monotonic() + _SECONDS_OFF
            self._give_up(server)
            raise Unavailable from error

    def _own(self) -> dict[str, Any]:
        """The connections of this thread, by the names of the servers."""
        try:
            found: dict[str, Any] = self._of_thread.own
        except AttributeError:
            found = self._of_thread.own = {}
        return found

    def _give_up(self, server: str) -> None:
        own = self._own().pop(server, None)
        if own is not None:
            own.close()


def _whole(data: bytes | None) -> bytes | None:
    return None if data is None else unpacked(data)


def _head(sequence: int | None, remade: int | None) -> Head:
    return Head(-1 if sequence is None else sequence, remade or 0)
