"""Two editors save the same form at the same moment, on a database of their own; see tests/benchmarks/races.py."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

RACES = 20


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if connection.vendor == "sqlite":
        return kept
    # By the name from before the tests: their own database does not take a second one beside it.
    host, port, user = (connection.settings_dict[key] for key in ("HOST", "PORT", "USER"))
    return kept | {"DATABASE_URL": f"postgres://{user}@{host}:{port}/races"}


@pytest.mark.sweep
def test_of_two_who_save_at_once_one_saves_and_one_gets_both_versions(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.races", "--races", str(RACES)],
        env=_environment(tmp_path),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["one saved, one conflict"], found["status 302"], found["status 409"]) == (RACES, RACES, RACES)
    assert "lost updates" not in found
