"""Databases beside the one that all tests share, for what would spoil that one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections


@contextmanager
def another_database(alias: str, folder: Path) -> Iterator[str]:
    """An empty database under this alias; gone after the block."""
    settings = {**connection.settings_dict, "OPTIONS": {**connection.settings_dict["OPTIONS"]}}
    settings["NAME"] = _create(alias, folder)
    connections.settings[alias] = settings
    yield alias
    connections[alias].close()
    del connections.settings[alias], connections[alias]
    _drop(settings["NAME"])


def _create(alias: str, folder: Path) -> str:
    if connection.vendor == "sqlite":
        return str(folder / f"{alias}.sqlite3")
    name = f"{connection.settings_dict['NAME']}_{alias}"
    _drop(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    return name


def _drop(name: str) -> None:
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
