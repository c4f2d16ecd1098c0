"""Backups of SQLite: the database's own file, made by its online backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from factcheck.backups.errors import BackupError


def write(target: Path) -> None:
    """Write a copy, as of one moment.

    Raises:
        BackupError: the copy can't be made.
    """
    try:
        # In one step, or else whoever writes meanwhile would have it begin anew.
        with closing(_open(Path(_name()))) as ours, closing(sqlite3.connect(target)) as copy:
            ours.backup(copy)
            # One file, with no log beside it that could be left behind.
            copy.execute("PRAGMA journal_mode = DELETE")
            _check(copy)
    except sqlite3.Error as error:
        raise BackupError(f"Can't copy the database: {error}.") from error


def read(source: Path) -> None:
    """Put the copy in the place of the database, in one transaction.

    Raises:
        BackupError: the file is no whole database of this site, or the database is in use.
    """
    try:
        with closing(_open(source)) as copy:
            _check(copy)
            with closing(sqlite3.connect(_name(), timeout=20)) as ours:
                copy.backup(ours)
    except sqlite3.Error as error:
        raise BackupError(f"Can't restore {source}: {error}.") from error


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=20)


def _check(copy: sqlite3.Connection) -> None:
    (said,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise BackupError(f"The copy is damaged: {said}.")
    if not copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'publishing_revision'").fetchone():
        raise BackupError("It is no database of this site: it has no log.")
