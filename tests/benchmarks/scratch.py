"""An empty database of a benchmark's own, migrated, for processes that are told of it by their environment.

Tests say by `FACTCHECK_MIGRATED` of what it may begin as a copy, a file of SQLite or a database of PostgreSQL, since
migrating takes twenty seconds.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).parent.parent.parent
MIGRATED: Final = "FACTCHECK_MIGRATED"


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """The environment of processes that use it: beside the one of DATABASE_URL on PostgreSQL, else a file of SQLite."""
    given = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        if not given.startswith("postgres"):
            file = Path(folder) / "benchmark.sqlite3"
            begin(file)
            yield _migrated(f"sqlite:///{file}")
            return
        name = f"benchmark_{uuid4().hex[:12]}"
        # The one that every server has: that of DATABASE_URL need not be there.
        with psycopg.connect(urlsplit(given)._replace(path="/postgres").geturl(), autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}" {template()}')
            try:
                yield _migrated(urlsplit(given)._replace(path=f"/{name}").geturl())
            finally:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def begin(file: Path) -> None:
    """Let a database of SQLite begin as a copy, where there is anything to copy."""
    if os.environ.get(MIGRATED):
        shutil.copyfile(os.environ[MIGRATED], file)


def template() -> str:
    """The same for one of PostgreSQL: what its CREATE DATABASE says besides."""
    return f'TEMPLATE "{os.environ[MIGRATED]}"' if os.environ.get(MIGRATED) else ""


def _migrated(url: str) -> dict[str, str]:
    variables = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    if os.environ.get(MIGRATED):
        return variables
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=variables, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return variables
