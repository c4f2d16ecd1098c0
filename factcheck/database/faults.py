"""What a database, or Redis, fails with that is no fault of a request: asked again later, the same may well succeed."""

import errno
import sqlite3
from collections.abc import Iterator
from enum import Enum
from typing import Final


class Fault(Enum):
    """Why the database could not do what was asked of it."""

    AWAY = "away"
    """It can't be reached, or does not answer."""
    BUSY = "busy"
    """Others were writing for longer than one waits."""
    FULL = "full"
    """The disk takes no more, or fails."""
    READ_ONLY = "read-only"
    """It can be read, and not be written."""
    UNCOUNTED = "uncounted"
    """Redis, in which tries and requests are counted, can't be reached, or takes no more."""
    DAMAGED = "damaged"
    """What it kept can't be read any more, or is gone: a table, or an index."""


_OF_SQLITE: Final = {
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_IOERR: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Fault.AWAY,
    sqlite3.SQLITE_PERM: Fault.AWAY,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
}
# It has no code of its own.
_MISSING_IN_SQLITE: Final = "no such table"
# The low byte says what sort of error it is, the others which of that sort.
_SORT: Final = 0xFF
# https://www.postgresql.org/docs/current/errcodes-appendix.html, by code or by the class that it begins with.
_OF_POSTGRESQL: Final = {
    "08": Fault.AWAY,
    "25006": Fault.READ_ONLY,
    "40001": Fault.BUSY,
    "42703": Fault.DAMAGED,
    "42P01": Fault.DAMAGED,
    "40P01": Fault.BUSY,
    "53": Fault.FULL,
    "53300": Fault.AWAY,
    "55P03": Fault.BUSY,
    "57014": Fault.BUSY,
    "57P": Fault.AWAY,
    "58030": Fault.FULL,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}
# Of errors that the server did not send, these are about the connection, not about what was asked.
_LOST: Final = {"OperationalError", "InterfaceError"}
# By name: the package is there for those alone who have Redis.
_OF_REDIS: Final = {"redis.exceptions.RedisError"}
_OF_DISK: Final = {errno.ENOSPC: Fault.FULL, errno.EDQUOT: Fault.FULL, errno.EROFS: Fault.READ_ONLY}


def fault_in(error: BaseException | None) -> Fault | None:
    """The fault of the database, of the disk or of Redis that led to an error; None where none did."""
    return next((fault for each in _chain(error) if (fault := _fault_of(each))), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        yield error
        error = error.__cause__ or error.__context__


def _fault_of(error: BaseException) -> Fault | None:
    if _OF_REDIS & {f"{base.__module__}.{base.__name__}" for base in type(error).__mro__}:
        return Fault.UNCOUNTED
    if isinstance(error, OSError):
        return _OF_DISK.get(error.errno or 0)
    if code := getattr(error, "sqlite_errorcode", 0):
        return Fault.DAMAGED if _MISSING_IN_SQLITE in str(error) else _OF_SQLITE.get(code & _SORT)
    if hasattr(error, "sqlstate"):
        return _of_postgresql(error, error.sqlstate or "")
    return None


def _of_postgresql(error: BaseException, code: str) -> Fault | None:
    if not code:
        return Fault.AWAY if _LOST & {base.__name__ for base in type(error).__mro__} else None
    starts = (code, code[:3], code[:2])
    return next((_OF_POSTGRESQL[start] for start in starts if start in _OF_POSTGRESQL), None)
