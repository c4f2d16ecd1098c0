"""What a piece of work asked of the database: whether it would be answered the same is found out by asking again.

That takes a fraction of the time of the work itself, which can therefore be done before anybody is kept waiting.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from django.db import connection

_OF_TRANSACTIONS: Final = ("SAVEPOINT", "RELEASE", "BEGIN")
# Whoever has written something holds a lock of their own transaction until what they wrote can be seen. A snapshot does
# not tell of all of them: of transactions that began after the last one that ended, it knows nothing.
_OPEN: Final = """
SELECT EXISTS (
SELECT FROM pg_locks AS kept LEFT JOIN pg_stat_activity AS their USING (pid)
WHERE kept.locktype = 'transactionid' AND kept.mode = 'ExclusiveLock' AND pid IS DISTINCT FROM pg_backend_pid()
AND coalesce(their.datname, current_database()) = current_database())
"""


class _Answer(NamedTuple):
    sql: str
    parameters: Any
    rows: list[Any]


class Asked:
    """All that was asked, in order, and the answers."""

    def __init__(self) -> None:
        self._answers: list[_Answer] = []
        self._is_repeatable = True

    def add(self, sql: str, parameters: Any, rows: list[Any]) -> None:
        """Remember an answer."""
        self._answers.append(_Answer(sql, parameters, rows))

    def give_up(self) -> None:
        """Remember that something was done that asking again does not do."""
        self._is_repeatable = False

    def is_answered_the_same(self) -> bool:
        """Whether the same work, done now, would come to the same."""
        if not self._is_repeatable:
            return False
        with connection.cursor() as cursor:
            return all(_rows(cursor, each.sql, each.parameters) == each.rows for each in self._answers)


def _rows(cursor: Any, sql: str, parameters: Any) -> list[Any]:
    cursor.execute(sql, parameters)
    rows: list[Any] = cursor.fetchall()
    return rows


def is_anybody_writing() -> bool:
    """Whether a transaction is open, of others, that has written something which nobody else can see yet.

    SQLite lets one writer in at a time, so that what was written before is seen before.
    """
    if connection.vendor == "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute(_OPEN)
        return bool(cursor.fetchone()[0])


@contextmanager
def remembering() -> Iterator[Asked]:
    """Remember all that the block asks; it must write nothing."""
    asked = Asked()

    def execute(run: Callable[..., Any], sql: str, parameters: Any, many: bool, context: dict[str, Any]) -> Any:
        result = run(sql, parameters, many, context)
        wrapper = context["cursor"]
        if wrapper.description is not None:
            wrapper.cursor = _Remembered(wrapper.cursor)
            asked.add(sql, parameters, wrapper.cursor.rows)
        elif not sql.startswith(_OF_TRANSACTIONS):
            asked.give_up()
        return result

    with connection.execute_wrapper(execute):
        yield asked


class _Remembered:
    """A cursor whose rows were fetched already, and are handed out once more."""

    def __init__(self, cursor: Any) -> None:
        self._cursor: Any = cursor._cursor if isinstance(cursor, _Remembered) else cursor
        self.rows: list[Any] = self._cursor.fetchall()
        self._left: Iterator[Any] = iter(self.rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def __iter__(self) -> Iterator[Any]:
        return self._left

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(self._left, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        """The next rows, at most so many."""
        return [row for _, row in zip(range(size), self._left, strict=False)]

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self._left)
