"""An empty database of a benchmark's own, migrated, for processes that are told of it by their environment."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """The environment of processes that use it: beside the one of DATABASE_URL on PostgreSQL, else a file of SQLite."""
    given = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        if not given.startswith("postgres"):
            yield _migrated(f"sqlite:///{Path(folder) / 'benchmark.sqlite3'}")
            return
        name = f"benchmark_{uuid4().hex[:12]}"
        # The one that every server has: that of DATABASE_URL need not be there.
        with psycopg.connect(urlsplit(given)._replace(path="/postgres").geturl(), autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
            try:
                yield _migrated(urlsplit(given)._replace(path=f"/{name}").geturl())
            finally:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _migrated(url: str) -> dict[str, str]:
    variables = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=variables, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return variables
