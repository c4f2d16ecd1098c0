"""Backups of PostgreSQL: its own archives, made by pg_dump and put back by pg_restore and psql."""

import os
import subprocess
from pathlib import Path
from shutil import which
from typing import Any, Final

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from factcheck.backups.errors import BackupError

_EMPTY: Final = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
_NONE: Final = "It is no archive of this site's database: it has no log."


def write(target: Path) -> None:
    """Write an archive, as of one moment.

    Raises:
        BackupError: pg_dump is not there, or fails.
    """
    options, environment = _connected()
    _run(["pg_dump", "--format=custom", "--no-owner", f"--file={target}", *options], env=environment)


def read(source: Path) -> None:
    """Put what is in an archive in the place of all that is in the database, in one transaction.

    Raises:
        BackupError: pg_restore or psql is not there, or fails; the file is no archive of this site's database.
    """
    if b" TABLE DATA public publishing_revision " not in _run(["pg_restore", "--list", str(source)]):
        raise BackupError(_NONE)
    options, environment = _connected()
    psql = ["psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--command={_EMPTY}"]
    # Whole before any of it is run: psql would commit the half of a script that breaks off.
    statements = _run(["pg_restore", "--no-owner", "--file=-", str(source)])
    _run([*psql, "--file=-", *options], env=environment, input=statements)


def _connected() -> tuple[list[str], dict[str, str]]:
    settings: Any = connection.settings_dict
    command, environment = DatabaseClient.settings_to_cmd_args_env(settings, [])
    return command[1:], os.environ | (environment or {})


def _run(command: list[str], **how: Any) -> bytes:
    done: subprocess.CompletedProcess[bytes] = subprocess.run(_known(command), check=False, capture_output=True, **how)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{command[0]} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _known(command: list[str]) -> list[str]:
    if not which(command[0]):
        raise BackupError(f"{command[0]} is not installed: it comes with PostgreSQL's client.")
    return command
