"""A dump of PostgreSQL makes a site on SQLite, whose own dump makes the first again: all three answer alike."""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
from django.db import connection

from factcheck.copies.loading.restoring import load
from tests.benchmarks.scratch import ROOT
from tests.copies.conftest import Answers, Original, told

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.django_db,
    # A file of SQLite is made in a tenth of the time, and both ways are gone all the same.
    pytest.mark.skipif(connection.vendor == "sqlite", reason="begins on PostgreSQL, and goes by SQLite"),
]

NAMED: Final = re.compile(r"[a-z0-9]{12}\b|\d+|(?<=\*/)[a-z-]+(?=/$)|(?<=as_of=).*")


def a_few_of_each(paths: Iterable[str]) -> list[str]:
    """Two addresses of each sort."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        found[NAMED.sub("*", path)].append(path)
    return [path for alike in found.values() for path in alike[:2]]


def on_sqlite(dump: Path, folder: Path, paths: list[str]) -> Answers:
    """What the site that the dump makes on SQLite answers; its own dump goes into the folder."""
    url = f"sqlite:///{folder.parent / 'site.sqlite3'}"
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.copies.elsewhere", str(dump), str(folder)]
    ran = subprocess.run(
        command, env=environment, cwd=ROOT, check=True, input=json.dumps(paths), stdout=subprocess.PIPE, text=True
    )
    return {path: (status, bytes.fromhex(body)) for path, (status, body) in json.loads(ran.stdout).items()}


def test_site_answers_the_same_on_sqlite_and_back_on_postgresql(original: Original, tmp_path: Path) -> None:
    # Which standards there are the code says, of which the fixture takes them away.
    paths = a_few_of_each(original.answers.keys() - {"/standards/"})
    first = {path: original.answers[path] for path in paths}

    second = on_sqlite(original.dump, tmp_path / "dumps", paths)
    [dump] = (path for path in (tmp_path / "dumps").iterdir() if path.is_dir())
    load(dump)
    third = told(paths)

    assert len(paths) > 50
    assert [path for path in paths if not first[path] == second[path] == third[path]] == []
