"""Two editors who save the same form at the same moment, many times: `python -m tests.benchmarks.races --races 1000`.

Each race is two signed-in clients in threads of their own, with database connections of their own, held by a
barrier until both have read the form. It makes a database of its own and drops it. Printed at the end: how often
one was saved and the other one got both versions, and how many updates were lost.
"""

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import django

EDITORS = ("one", "other")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--races", type=int, default=100)
    races = parser.parse_args().races
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(_in_a_database(Path(folder), races), indent=2))


def _in_a_database(folder: Path, races: int) -> dict[str, Any]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    # SQLite's databases in memory know no second connection.
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'races.sqlite3'}")
    django.setup()
    from django.db import connection

    settings = connection.settings_dict
    settings["TEST"]["NAME"] = str(folder / "test.sqlite3") if connection.vendor == "sqlite" else f"races_{os.getpid()}"
    was = settings["NAME"]
    # Django tells of the cache's table on standard output, whatever the verbosity.
    with redirect_stdout(sys.stderr):
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        return {"database": connection.vendor, **_measured(races)}
    finally:
        connection.creation.destroy_test_db(was, verbosity=0)


def _measured(races: int) -> dict[str, Any]:
    from django.contrib.auth.models import User
    from django.test import Client

    from tests.factories import ClaimFactory

    claim = ClaimFactory.create(context="Nothing yet.")
    clients = {name: Client() for name in EDITORS}
    for name, client in clients.items():
        client.force_login(User.objects.create_superuser(name))
    begun, found = time.perf_counter(), Counter[str]()
    with ThreadPoolExecutor(len(EDITORS)) as pool:
        for number in range(races):
            found.update(_race(pool, clients, claim, number))
        _close_connections(pool)
    return {"races": races, **found, "seconds": round(time.perf_counter() - begun, 1)}


def _close_connections(pool: ThreadPoolExecutor) -> None:
    from django.db import connection

    barrier = threading.Barrier(len(EDITORS))

    def close(_: str) -> None:
        # Each thread closes its own.
        barrier.wait(timeout=60)
        connection.close()

    list(pool.map(close, EDITORS))


def _race(pool: ThreadPoolExecutor, clients: dict[str, Any], claim: Any, number: int) -> list[str]:
    """One race; what came of it."""
    from claims.models import Claim
    from tests.desk.pages import form_of, url_of

    barrier = threading.Barrier(len(EDITORS))

    def save(name: str) -> int:
        form = form_of(clients[name], url_of(claim), context=f"{name} {number}")
        barrier.wait(timeout=60)
        return int(clients[name].post(url_of(claim), form).status_code)

    statuses = dict(zip(EDITORS, pool.map(save, EDITORS), strict=True))
    saved = [name for name, status in statuses.items() if status == 302]
    stored = Claim.objects.values_list("context", flat=True).get(pk=claim.pk)
    kept = [f"{name} {number}" for name in saved] == [stored]
    conflicts = [f"status {status}" for status in statuses.values()]
    return [*conflicts, "one saved, one conflict" if kept and len(saved) == 1 else "lost updates"]


if __name__ == "__main__":
    main()
