"""Databases beside the one that all tests share, for what would spoil that one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections


@contextmanager
def another_database(alias: str, folder: Path, make: Callable[[str], None] | None = None) -> Iterator[str]:
    """A database under this alias, empty unless `make` makes one of that name; gone after the block."""
    settings = {**connection.settings_dict, "OPTIONS": {**connection.settings_dict["OPTIONS"]}}
    settings["NAME"] = name = _name(alias, folder)
    _drop(name)
    (make or _create)(name)
    connections.settings[alias] = settings
    yield alias
    connections[alias].close()
    del connections.settings[alias], connections[alias]
    _drop(name)


def _name(alias: str, folder: Path) -> str:
    if connection.vendor == "sqlite":
        return str(folder / f"{alias}.sqlite3")
    return f"{connection.settings_dict['NAME']}_{alias}"


def _create(name: str) -> None:
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')


def _drop(name: str) -> None:
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
