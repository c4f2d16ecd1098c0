"""What a backup and its restoration are on either database."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from factcheck.backups import postgresql, sqlite
from factcheck.backups.errors import BackupError

_WRITERS: Final = {"sqlite": sqlite.write, "postgresql": postgresql.write}
_READERS: Final = {"sqlite": sqlite.read, "postgresql": postgresql.read}
# What `migrate` fills by itself.
_FILLED: Final = {"django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}


def _migrated() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def _redacted() -> None:
    call_command("replay_redactions")


def _verified() -> None:
    call_command("verify_log")


# In this order, on what was restored.
BEFORE_SERVING: Final[tuple[Callable[[], None], ...]] = (_migrated, _redacted, _verified)


def back_up(target: Path) -> None:
    """Write the database as it is at one moment to a file, while others go on writing to the database.

    The file is there once it is whole: it is written beside its place, reaches the disk, and takes its name.

    Raises:
        BackupError: it can't be written; there is no half of it.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _WRITERS[connection.vendor](part)
        _reach_the_disk(part)
        part.replace(target)
        _reach_the_disk(target.parent)
    except OSError as error:
        raise BackupError(f"Can't write {target}: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)


def restore(source: Path, *, replace: bool = False) -> None:
    """Put the whole database of a backup in the place of this one, and make it fit to be served.

    Nobody else may use the database meanwhile.

    Raises:
        BackupError: there is no such file, it is no backup of such a database, or there is something in this database
            already and `replace` was not said. The database is as it was.
    """
    if not source.is_file():
        raise BackupError(f"There is no file {source}.")
    if not replace and (table := populated()):
        raise BackupError(f"There is something in this database already ({table}): say --replace to lose all of it.")
    connection.close()
    _READERS[connection.vendor](source)
    connection.close()
    for step in BEFORE_SERVING:
        step()


def populated() -> str:
    """The first table in which there is something that `migrate` did not put there; "" if there is none."""
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - _FILLED
    with connection.cursor() as cursor:
        for table in sorted(ours & set(connection.introspection.table_names(cursor))):
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})")  # noqa: S608
            if cursor.fetchone()[0]:
                return table
    return ""


def _reach_the_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
