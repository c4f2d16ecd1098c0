import errno
import sqlite3

import psycopg
import psycopg.errors
from django.db import IntegrityError, OperationalError

from factcheck.database.faults import Fault, fault_in
from tests.failing import error_of_sqlite
from tests.together import each_of


def test_fault_of_each_error_of_sqlite_is_told_from_what_was_asked_wrongly() -> None:
    found = {
        code: fault_in(error_of_sqlite(code))
        for code in (
            sqlite3.SQLITE_BUSY_SNAPSHOT,
            sqlite3.SQLITE_FULL,
            sqlite3.SQLITE_IOERR_WRITE,
            sqlite3.SQLITE_READONLY_DIRECTORY,
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_CONSTRAINT_UNIQUE,
            sqlite3.SQLITE_ERROR,
            sqlite3.SQLITE_CORRUPT_VTAB,
            sqlite3.SQLITE_NOTADB,
        )
    }

    retried = [Fault.BUSY, Fault.FULL, Fault.FULL, Fault.READ_ONLY, Fault.AWAY]
    assert list(found.values()) == [*retried, None, None, Fault.DAMAGED, Fault.DAMAGED]


@each_of(
    ("error", "fault"),
    [
        (psycopg.OperationalError("connection refused"), Fault.AWAY),
        (psycopg.InterfaceError("the connection is closed"), Fault.AWAY),
        (psycopg.errors.AdminShutdown(), Fault.AWAY),
        (psycopg.errors.CannotConnectNow(), Fault.AWAY),
        (psycopg.errors.TooManyConnections(), Fault.AWAY),
        (psycopg.errors.DiskFull(), Fault.FULL),
        (psycopg.errors.ReadOnlySqlTransaction(), Fault.READ_ONLY),
        (psycopg.errors.LockNotAvailable(), Fault.BUSY),
        (psycopg.errors.DeadlockDetected(), Fault.BUSY),
        (psycopg.errors.IndexCorrupted(), Fault.DAMAGED),
        (psycopg.errors.UniqueViolation(), None),
        (psycopg.errors.UndefinedTable(), Fault.DAMAGED),
        (psycopg.errors.UndefinedColumn(), Fault.DAMAGED),
        (psycopg.errors.SyntaxError(), None),
        (psycopg.ProgrammingError("the query has 1 placeholder but 2 parameters were passed"), None),
        (OSError(errno.ENOSPC, "No space left on device"), Fault.FULL),
        (OSError(errno.EROFS, "Read-only file system"), Fault.READ_ONLY),
        (FileNotFoundError(errno.ENOENT, "No such file"), None),
        (ValueError(), None),
        (None, None),
    ],
)
def test_fault_of_an_error_is_told_from_what_was_asked_wrongly(error: Exception | None, fault: Fault | None) -> None:
    assert fault_in(error) == fault


def test_fault_that_others_were_raised_for_is_found_behind_them() -> None:
    wrapped, session = OperationalError(), ValueError("The session is gone.")
    wrapped.__cause__ = psycopg.errors.DiskFull()
    session.__context__ = wrapped

    assert fault_in(session) == Fault.FULL


def test_fault_in_a_circle_of_errors_is_none() -> None:
    first, second = IntegrityError(), IntegrityError()
    first.__context__, second.__context__ = second, first

    assert fault_in(first) is None
