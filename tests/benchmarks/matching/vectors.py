"""How long it takes to find the nearest of many vectors, and what they take: in the database, and in memory.

    python -m tests.benchmarks.matching.vectors --rows 100000
    DATABASE_URL=postgres://… python -m tests.benchmarks.matching.vectors --rows 100000

Rows of random vectors are written into a scratch SQLite database, or into the empty one that DATABASE_URL names; a
process reads them, and asks for the nearest by all three vectors of a row, as the matcher does for one text.
Milliseconds are the processor's, on one core.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_BATCH: Final = 20_000
_QUERIES: Final = 100


def main() -> None:
    """Choose the database, fill it, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(scratch) / 'vectors.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        import_module("django").setup()
        import_module("django.core.management").call_command("migrate", verbosity=0)
        fill(options.rows)
        measure()


def fill(rows: int) -> None:
    """Write rows of vectors."""
    import numpy as np

    from factcheck.meaning.matrix import packed
    from factcheck.meaning.models import DIMENSIONS, ONLY, Making, Vector

    random = np.random.default_rng(0)
    for first in range(1, rows + 1, _BATCH):
        keys = range(first, min(first + _BATCH, rows + 1))
        parts = [packed(random.standard_normal((len(keys), DIMENSIONS), dtype=np.float32)) for _ in range(3)]
        Vector.objects.bulk_create(
            (Vector(record=key, text=a, title=b, across=c) for key, a, b, c in zip(keys, *parts, strict=True)),
            batch_size=500,
        )
    Making.objects.update_or_create(pk=ONLY, defaults={"batches": 1})


def measure() -> None:
    """Read the vectors, find the nearest of random ones, and print what that took."""
    import numpy as np

    from factcheck.matching.candidates import BY_MEANING
    from factcheck.meaning.matrix import FIELDS, matrix
    from tests.benchmarks.matching.measures import quantile

    before = _megabytes()
    read, known = _timed(matrix)
    took = []
    for asked in np.random.default_rng(1).standard_normal((_QUERIES, 384), dtype=np.float32):
        vector = asked / np.linalg.norm(asked)
        took += [sum(_timed(partial(known.nearest, name, vector, BY_MEANING))[0] for name in FIELDS)]
    print(f"{len(known.records)} rows: read in {read / 1000:.1f} s", end="; ")
    print(
        f"nearest by {len(FIELDS)} vectors: p50 {quantile(took, 0.5):.1f} ms, p95 {quantile(took, 0.95):.1f} ms",
        end="; ",
    )
    print(f"{_megabytes() - before:.0f} MB of memory at most, {_bytes(known):.0f} bytes a row held")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds of the processor, so that what else the machine does isn't counted, and what came of it."""
    began = time.process_time()
    found = work()
    return (time.process_time() - began) * 1000, found


def _bytes(known: Any) -> float:
    """What a row takes in memory."""
    parts = [part for field in known.fields.values() for part in (field.numbers, field.signs, field.scale)]
    return float(sum(part.nbytes for part in (known.records, *parts))) / max(len(known.records), 1)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
