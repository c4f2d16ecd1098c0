"""What counting facets adds to a list page of many claims, and how long suggestions take.

    python -m tests.benchmarks.finding --claims 10000 --times 10

Builds that many claims in a scratch SQLite database, or in the empty one that DATABASE_URL names, and repeats
their rows of the read model. Then asks for pages with and without their facets in turn, in one process, and
prints medians.
"""

import argparse
import os
import statistics
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

_QUERIES: Final = (
    *("", "q=bridge", "q=the", "q=bridge+lost", "kind=quantity", "kind=quantity&kind=opinion", "rating=true"),
    *("topic=topic-0", "topic=topic-0&claimant=ministry-0&q=bridge", "said_after=2023-06-01&language=hy"),
)
_TYPED: Final = ("to", "min", "bridge", "the bridge of place 77")


def main() -> None:
    """Choose the database, build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000, help="to build")
    parser.add_argument("--times", type=int, default=10, help="that each claim stands in the read model, at most 100")
    parser.add_argument("--rounds", type=int, default=9, help="of which medians are taken")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(scratch) / 'finding.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        import_module("django").setup()
        _build(options.claims, options.times)
        _measure(options.rounds)


def _build(claims: int, times: int) -> None:
    from django.core.management import call_command

    from factcheck.publishing.models import PublicRecord
    from tests.benchmarks.dataset import build

    call_command("migrate", verbosity=0)
    if not PublicRecord.objects.exists():
        build(claims)
    if PublicRecord.objects.of_kind("claim").count() < claims * times:
        _repeat(times)


def _repeat(times: int) -> None:
    """Add each claim's rows of the read model again, at later places and under other ids."""
    from django.db import connection, transaction

    from factcheck.publishing.models import PublicFacet, PublicRecord

    last = PublicRecord.objects.newest().values_list("pk", flat=True)[0] + 2**16
    names = [str(column.column) for column in PublicRecord._meta.concrete_fields]
    changed = {"id": "id + %s", "first_place": "first_place + %s", "record_id": "substr(record_id, 1, 9) || %s"}
    records = f"SELECT {', '.join(changed.get(name, name) for name in names)} FROM publishing_publicrecord"
    facets = "SELECT record_id + %s, kind, first_place + %s, name, value FROM publishing_publicfacet"
    for time_ in range(1, times):
        with transaction.atomic(), connection.cursor() as cursor:
            # No id of ours has a capital in it.
            shift, ours = last * time_, f"kind = 'claim' AND {'{}'} < {last}"
            into = f"INSERT INTO {PublicRecord._meta.db_table} ({', '.join(names)}) {records} WHERE {ours.format('id')}"
            cursor.execute(into, [shift, shift, f"Z{time_:02}"])
            into = f"INSERT INTO {PublicFacet._meta.db_table} (record_id, kind, first_place, name, value) {facets}"
            cursor.execute(f"{into} WHERE {ours.format('record_id')}", [shift, shift])
        print(f"\r{time_ + 1} times", end="", flush=True)
    print()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measure(rounds: int) -> None:
    from django.db import connection

    from factcheck.public.narrowing import Narrowing
    from factcheck.publishing.models import PublicRecord

    print(f"{PublicRecord.objects.of_kind('claim').count()} claims, {connection.display_name}; medians of {rounds}")
    for query in _QUERIES:
        plain, whole = _in_turn(f"/claims/?{query}", rounds, lambda *_, **__: Narrowing())
        print(f"{query[:50]:50} plain {plain:7.1f} ms   with facets {whole:7.1f} ms   {whole / plain:4.1f} times")
    for typed in _TYPED:
        took = statistics.median(_milliseconds(f"/suggestions/?q={typed}") for _ in range(rounds))
        print(f"suggestions for {typed:34} {took:7.1f} ms")


def _in_turn(address: str, rounds: int, instead: Any) -> tuple[float, float]:
    plain, whole = [], []
    for _ in range(rounds):
        with patch("factcheck.public.list_pages.narrowing", instead):
            plain.append(_milliseconds(address))
        whole.append(_milliseconds(address))
    return statistics.median(plain), statistics.median(whole)


def _milliseconds(address: str) -> float:
    ask = import_module("tests.benchmarks.measuring").ask
    began = time.perf_counter()
    ask(address)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
