"""The engine that `DATABASES` names for SQLite."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from factcheck.analysis.folding import fold
from factcheck.database.engines.turns import wait_for_turn
from factcheck.database.faults import Fault, fault_in

FOLD: Final = "factcheck_fold"
"""The function of SQL that folds a text."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, whose writers take turns fairly, and which reads on where its folder can't be written."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; one that can only read, where the database lies in a folder that can't be written."""
        connection = self._opened(conn_params)
        connection.create_function(FOLD, 1, _fold, deterministic=True)
        return connection

    def _opened(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except sqlite3.OperationalError as error:
            path = Path(conn_params["database"])
            if fault_in(error) not in {Fault.AWAY, Fault.READ_ONLY} or not _is_at_rest(path):
                raise
            return self._reading(path, conn_params)

    def _reading(self, path: Path, conn_params: dict[str, Any]) -> Any:
        # Whoever may write the folder could do so later, and SQLite would not notice: the next request looks anew.
        self.close_at = time.monotonic()
        self.init_commands: list[str] = []
        return super().get_new_connection(conn_params | {"database": f"file:{quote(str(path))}?immutable=1"})

    def _start_transaction_under_autocommit(self) -> None:
        seconds = self.settings_dict["OPTIONS"].get("timeout", 0)
        # SQLite's own waiting lets whoever came last try most often.
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            if not wait_for_turn(self._began, seconds):
                super()._start_transaction_under_autocommit()  # type: ignore[misc]
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _began(self) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except OperationalError as error:
            if fault_in(error) is not Fault.BUSY:
                raise
            return False
        return True


def _fold(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _is_at_rest(path: Path) -> bool:
    """Whether a database lies where this process can write nothing, with no writes beside it that wait to be merged."""
    waiting = Path(f"{path}-wal")
    merged = not waiting.exists() or not waiting.stat().st_size
    return path.is_file() and merged and not os.access(path.parent, os.W_OK)
