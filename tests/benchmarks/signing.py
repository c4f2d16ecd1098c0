"""What signing a long log costs: the tree, a first checkpoint, one after one more row, and reads of what is served.

`python -m tests.benchmarks.signing --rows 100000`
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'signing.sqlite3'}")
        django.setup()
        print(json.dumps(_measured(rows, Path(folder)), indent=2))


def _measured(rows: int, folder: Path) -> dict[str, Any]:
    from django.db import connection

    settings = connection.settings_dict
    sqlite = connection.vendor == "sqlite"
    settings["TEST"]["NAME"] = f"{folder}/test.sqlite3" if sqlite else f"signing_{os.getpid()}"
    settings["OPTIONS"].pop("pool", None)
    was = settings["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        return {"database": connection.vendor, "rows": rows, **_seconds(rows, folder)}
    finally:
        connection.creation.destroy_test_db(was, verbosity=0)


def _seconds(rows: int, folder: Path) -> dict[str, Any]:
    from factcheck.transparency.merkle import Tree, leaf_hash
    from factcheck.transparency.reading import receipts, tiles
    from factcheck.transparency.signing import keys
    from factcheck.transparency.signing.checkpoints import checkpoint
    from factcheck.transparency.signing.places import Places

    def rooted() -> None:
        tree = Tree()
        list(tree.grow(leaf_hash(entry) for entry in entries))
        tree.root()

    entries = _append(0, rows)
    keys.write(keys.new("facts.example/log"), folder / "key")
    places = Places(folder / "key", folder / "checkpoints")
    found = {"root of the leaves": _time(rooted), "first checkpoint": _time(lambda: checkpoint(places))}
    _append(rows, 1)
    return found | {
        "checkpoint after one more row": _time(lambda: checkpoint(places)),
        "tile": _time(lambda: tiles.tile(0, 0, 256)),
        "entries": _time(lambda: tiles.entries(0, 256)),
        "receipt": _time(lambda: receipts.receipt(rows // 2)),
    }


def _time(work: Callable[[], object]) -> dict[str, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return {
        "seconds": round(time.perf_counter() - wall, 4),
        "of the processor": round(time.process_time() - processor, 4),
    }


def _append(start: int, number: int) -> list[bytes]:
    """Rows of the log without documents; their envelopes."""
    from factcheck.publishing.canonical import sha256
    from factcheck.publishing.envelopes import envelope
    from factcheck.publishing.models import Revision

    last = Revision.objects.order_by("-sequence").first()
    previous, made, entries = (bytes(last.hash) if last else bytes(32)), [], []
    for place in range(start, start + number):
        row = Revision(sequence=place, kind="claim", record_id=f"{place:012}", number=1, change="first")
        row.time, row.previous_hash, row.commitment = datetime(2026, 1, 1, tzinfo=UTC), previous, bytes(32)
        entries.append(envelope(row))
        row.hash = previous = sha256(entries[-1])
        made.append(row)
    Revision.objects.bulk_create(made, batch_size=500)
    return entries


if __name__ == "__main__":
    main()
