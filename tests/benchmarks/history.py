"""What the history costs: inserts and updates with and without its triggers, in turn, the quickest of each.

`python -m tests.benchmarks.history --rows 5000`
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'history.sqlite3'}")
        django.setup()
        print(json.dumps(_measured(rows, folder), indent=2))


def _measured(rows: int, folder: str) -> dict[str, Any]:
    from django.db import connection

    settings = connection.settings_dict
    sqlite = connection.vendor == "sqlite"
    settings["TEST"]["NAME"] = f"{folder}/test.sqlite3" if sqlite else f"history_{os.getpid()}"
    was = settings["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        return {"database": connection.vendor, "rows": rows, **_ratios(rows)}
    finally:
        connection.creation.destroy_test_db(was, verbosity=0)


def _ratios(rows: int) -> dict[str, Any]:
    from django.db import connection

    from claims.models import Attribution, Claim
    from factcheck.database.installer import install, take_off
    from factcheck.database.objects import Work
    from tests.factories import ClaimantFactory

    claimant = ClaimantFactory.create()

    def claims(start: str) -> None:
        Claim.objects.bulk_create(
            Claim(text=f"Bridge {n} was closed.", slug=f"{start}-{n}", kind="factual") for n in range(rows)
        )

    def attributions(start: str) -> None:
        Attribution.objects.bulk_create(
            Attribution(claim=claim, claimant=claimant, mode="paraphrase")
            for claim in Claim.objects.filter(slug__startswith=f"{start}-")
        )

    def updates(start: str) -> None:
        Claim.objects.filter(slug__startswith=f"{start}-").update(context="Words.")

    steps = {"insert claims": claims, "insert attributions": attributions, "update claims": updates}
    times: dict[str, dict[str, list[float]]] = {name: {"with": [], "without": []} for name in steps}
    for number in range(ROUNDS):
        for mode, prepare in (("with", install), ("without", partial(take_off, work=Work.ROWS))):
            prepare(connection)
            for name, step in steps.items():
                times[name][mode].append(_timed(step, f"{mode}{number}"))
    return {name: _summary(found) for name, found in times.items()}


def _timed(step: Callable[[str], None], start: str) -> float:
    from django.db import transaction

    begun = time.perf_counter()
    with transaction.atomic():
        step(start)
    return time.perf_counter() - begun


def _summary(times: dict[str, list[float]]) -> dict[str, float]:
    with_them, without = (min(times[mode]) for mode in ("with", "without"))
    return {"with s": round(with_them, 3), "without s": round(without, 3), "ratio": round(with_them / without, 2)}


if __name__ == "__main__":
    main()
