"""A database that fails, without one that does: with the very errors that drivers raise."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper

from factcheck.database.faults import Fault

WRITES: Final = ("INSERT", "UPDATE", "DELETE", "BEGIN")


def error_of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as the driver says it")
    error.sqlite_errorcode = code
    return error


FAILURES: Final[dict[Fault, Callable[[], Exception]]] = {
    Fault.AWAY: lambda: psycopg.OperationalError("connection refused"),
    Fault.BUSY: lambda: error_of_sqlite(sqlite3.SQLITE_BUSY),
    Fault.FULL: psycopg.errors.DiskFull,
    Fault.READ_ONLY: lambda: error_of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED),
    Fault.DAMAGED: lambda: error_of_sqlite(sqlite3.SQLITE_CORRUPT_VTAB),
}


@contextmanager
def failing(fault: Fault, *, starts: tuple[str, ...] = ("",)) -> Iterator[None]:
    """Let every statement that starts with one of these words fail so."""
    whole: Any = CursorWrapper.__dict__["_execute"]

    def execute(self: CursorWrapper, sql: str, *args: Any) -> Any:
        if sql.startswith(starts):
            raise OperationalError("wrapped by Django") from FAILURES[fault]()
        return whole(self, sql, *args)

    # Beneath whatever else looks at statements.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CursorWrapper, "_execute", execute)
        yield
