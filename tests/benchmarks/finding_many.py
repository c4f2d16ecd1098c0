"""How long a search takes among very many rows, and what the index costs.

    python -m tests.benchmarks.finding_many --rows 1000000 --rounds 21

Puts that many rows straight into the read model of a scratch SQLite database, or of the empty one that DATABASE_URL
names: five thousand texts of words as frequent as in any language, again and again, each with a word of its own. Prints
medians and 95th percentiles of finding the best, without the page around it, and the bytes of the index by the row.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, Final

_TEXTS: Final = 5000
_WORDS: Final = 40_000
_COMMON: Final = "bridge"
"""A word that a tenth of all rows has."""
_QUERIES: Final = ("bridge", "bridge w300", "w300 w900 w4000", "brigde", "bri", '"bridge w2"', "w20 -bridge", "u777")


def main() -> None:
    """Choose the database, fill it, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(scratch) / 'many.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        import_module("django").setup()
        _fill(options.rows)
        _measure(options.rounds)


def _fill(rows: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from factcheck.publishing.models import PublicRecord

    call_command("migrate", verbosity=0)
    if PublicRecord.objects.exists():
        return
    PublicRecord.objects.bulk_create([_record(number) for number in range(min(_TEXTS, rows))], batch_size=500)
    names = [str(column.column) for column in PublicRecord._meta.concrete_fields]
    changed = {"id": "id + %s", "first_place": "id + %s", "record_id": "record_id || %s"}
    values = ", ".join(changed.get(name, name) for name in names)
    into = (
        f"INSERT INTO {PublicRecord._meta.db_table} ({', '.join(names)}) SELECT {values} FROM publishing_publicrecord"
    )
    for again in range(1, rows // _TEXTS):
        with connection.cursor() as cursor:
            shift = again * _TEXTS * 2**16
            cursor.execute(f"{into} WHERE id <= %s", [shift, shift, f"-{again}", _TEXTS * 2**16])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _record(number: int) -> Any:
    from django.utils.timezone import now

    from factcheck.analysis.terms import Field, index_terms, kind_term
    from factcheck.publishing.models import PublicRecord

    random = Random(number)
    words = [f"w{int(_WORDS ** random.random())}" for _ in range(60)]
    words += [_COMMON] if number % 10 == 0 else []
    heading, text = " ".join(words[-12:]), " ".join([*words, f"u{number}"])
    terms = index_terms([Field(heading, heading=True), Field(text)], "en")
    return PublicRecord(
        id=(number + 1) * 2**16,
        first_place=(number + 1) * 2**16,
        kind="claim",
        record_id=f"r{number}",
        name=heading,
        sha256="0" * 64,
        summary=b"{}" * 200,
        document=b"{}" * 1000,
        number=1,
        first_published_at=now(),
        updated_at=now(),
        search_text=f"{kind_term('claim')} {terms}",
    )


def _measure(rounds: int) -> None:
    from django.db import connection

    from factcheck.analysis.queries import parse_query
    from factcheck.publishing.finding.ranking import ranked, sought
    from factcheck.publishing.models import PublicRecord

    records = PublicRecord.objects.of_kind("claim")
    print(f"{records.count()} rows, {connection.display_name}; of {rounds} rounds")
    print(f"the vocabulary takes {_milliseconds(lambda: sought(parse_query('x'))):.0f} ms the first time; {_sizes()}")
    for query in _QUERIES:
        find = partial(lambda asked: ranked(sought(parse_query(asked)), {"": records})[""], query)
        took = sorted(_milliseconds(find) for _ in range(rounds))
        found = len(find().keys)
        late = took[int(len(took) * 0.95)]
        print(f"{query:20} {statistics.median(took):7.1f} ms at the median, {late:7.1f} ms at 95 %, {found} found")


def _sizes() -> str:
    from django.db import connection

    from factcheck.publishing.models import PublicRecord

    sqlite = "SELECT SUM(LENGTH(block)) FROM publishing_search_data"
    postgresql = "SELECT pg_relation_size('publishing_search')"
    with connection.cursor() as cursor:
        cursor.execute(sqlite if connection.vendor == "sqlite" else postgresql)
        index = cursor.fetchone()[0]
        cursor.execute(
            "SELECT AVG(LENGTH(search_text)) FROM (SELECT search_text FROM publishing_publicrecord LIMIT 5000) t"
        )
        terms = cursor.fetchone()[0]
    rows = PublicRecord.objects.count()
    return f"a row has {terms:.0f} characters of terms and {index / rows:.0f} bytes of index"


def _milliseconds(run: Callable[[], Any]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
