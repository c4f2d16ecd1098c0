"""A migrated database that is kept for the next tests: migrating takes twenty seconds, copying hardly any."""

import fcntl
import os
import platform
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from time import time
from typing import IO, Any, Final, Protocol

import django
from django.apps import apps
from django.conf import settings
from django.db import connection

from tests.laid import lay

_A_DAY: Final = 86_400


class _Copy(Protocol):
    """What is kept, on either database."""

    def is_there(self) -> bool:
        """Whether there is one of the code as it is, or may be made without migrating."""

    def use(self) -> None:
        """Let the database that Django is about to create begin as a copy."""

    def make(self) -> None:
        """Keep a copy of the database of the tests."""

    def copy(self, name: str) -> None:
        """Make another database of this name."""

    def origin(self) -> str:
        """What others may copy: a file, or the name of a database."""


class Migrated:
    """Of several processes that find no copy the first migrates and keeps one, and the others wait for it."""

    def __init__(self, folder: Path, *, by_migrations: bool) -> None:
        self._lock: IO[str] = (folder / "lock").open("w")
        self._copy: _Copy = _File(folder, by_migrations) if connection.vendor == "sqlite" else _Template()
        self._is_missing = False

    def before_setup(self) -> None:
        """Use the copy where there is one, made by the code as it is now."""
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._is_missing = not self._copy.is_there()
        if not self._is_missing:
            self._copy.use()
            fcntl.flock(self._lock, fcntl.LOCK_UN)

    def after_setup(self) -> None:
        """Make the copy that was missing."""
        if self._is_missing:
            self._copy.make()
            fcntl.flock(self._lock, fcntl.LOCK_UN)

    def copy(self, name: str) -> None:
        """Make another migrated database of this name, in which no test ever wrote."""
        self._copy.copy(name)

    def origin(self) -> str:
        """What processes of a test's own may copy: a file of SQLite, or a database of PostgreSQL by its name."""
        return self._copy.origin()

    def close(self) -> None:
        """Let go of the lock, also where there is no database because setting it up failed."""
        self._lock.close()


class _File:
    """A file, since most databases of tests lie in the memory of their process; made of the models, if nobody minds."""

    def __init__(self, folder: Path, by_migrations: bool) -> None:
        self._by_migrations = by_migrations
        way = "migrated" if by_migrations else "laid"
        self._running = f"{platform.python_version()}-{django.get_version()}-{way}-"
        self._path = folder / f"{self._running}{_fingerprint()}.sqlite3"
        # The database lives as long as somebody is connected, which Django is not all the time.
        self._held: sqlite3.Connection | None = None

    def is_there(self) -> bool:
        if not self._path.exists() and not self._by_migrations:
            self._keep(lay(self._path.parent))
        return self._path.exists()

    def use(self) -> None:
        creation: Any = connection.creation
        name = creation._get_test_db_name()
        # Where the database of the tests is a file, too, Django would first delete what is there.
        creation._create_test_db = lambda *_, **__: name
        self._held = sqlite3.connect(name, uri=True, check_same_thread=False)
        with closing(sqlite3.connect(self._path)) as kept:
            kept.backup(self._held)

    def make(self) -> None:
        unfinished = self._path.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(unfinished)) as kept:
            connection.connection.backup(kept)
        self._keep(unfinished)

    def copy(self, name: str) -> None:
        shutil.copyfile(self._path, name)

    def origin(self) -> str:
        return str(self._path)

    def _keep(self, made: Path) -> None:
        for kept in self._path.parent.glob(f"{self._running}*.sqlite3"):
            # Other tests may be running, of the code as it was when they began.
            if kept.stat().st_mtime < time() - _A_DAY:
                kept.unlink()
        made.rename(self._path)


class _Template:
    """Another database on the same server, with the code that made it as its comment."""

    def __init__(self) -> None:
        self._name = f"test_{connection.settings_dict['NAME']}_template"

    def is_there(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [self._name]
            )
            return bool(cursor.fetchone() == (_fingerprint(),))

    def use(self) -> None:
        connection.settings_dict["TEST"]["TEMPLATE"] = self._name

    def make(self) -> None:
        migrated: Any = connection.settings_dict["NAME"]
        # The server copies no database that anybody is connected to.
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self._name}"')
            cursor.execute(f'CREATE DATABASE "{self._name}" TEMPLATE "{migrated}"')
            cursor.execute(f"COMMENT ON DATABASE \"{self._name}\" IS '{_fingerprint()}'")

    def copy(self, name: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._name}"')

    def origin(self) -> str:
        return self._name


def _fingerprint() -> str:
    """Of all code that could have to do with how a migrated database looks."""
    hashed = sha256(f"{django.get_version()} {sqlite3.sqlite_version}".encode())
    # Folders of that name are there for our own apps alone.
    ours = {Path(settings.BASE_DIR) / app.name.partition(".")[0] for app in apps.get_app_configs()}
    files = {path for folder in ours for path in folder.rglob("*.py")}
    files |= {path for app in apps.get_app_configs() for path in (Path(app.path) / "migrations").glob("*.py")}
    here = Path(__file__).parent
    for path in [here / "settings.py", here / "laid.py", *sorted(files)]:
        hashed.update(str(path).encode() + b"\0" + path.read_bytes())
    return hashed.hexdigest()[:32]
