"""How long `verify_log` takes for many claims, and what of it takes how long.

    python -m tests.benchmarks.verifying --claims 100000

Builds that many claims in a scratch SQLite database, or in the empty one that DATABASE_URL names; one that is not empty
is migrated and used. Prints the seconds of each comparison and the most memory used.
"""

import argparse
import os
import resource
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> None:
    """Choose the database, build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000, help="to build")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(scratch) / 'verifying.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        import_module("django").setup()
        _build(options.claims)
        _measure(None)
        _measure(max(_last() - 1000, 0))


def _build(claims: int) -> None:
    from django.core.management import call_command

    from tests.benchmarks.dataset import build

    call_command("migrate", verbosity=0)
    if _last() < 0:
        build(claims)


def _last() -> int:
    from factcheck.publishing.writing import log

    return log.head()


def _measure(since: int | None) -> None:
    from factcheck.publishing.verifying import checks

    seconds = dict.fromkeys(checks.names(), 0.0)
    for name, check in list(checks._checks.items()):
        checks._checks[name] = check._replace(look=_timed(check.look, name, seconds))
    began, worked = time.perf_counter(), time.process_time()
    faults = list(checks.verify(since=since))
    print(f"{_last() + 1} revisions, since {since}: {time.perf_counter() - began:.0f} s by the clock,")
    print(f"{time.process_time() - worked:.0f} s of the processor, {len(faults)} faults {faults[:3]}")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    for name, spent in seconds.items():
        print(f"  {name:30} {spent:6.1f} s of the processor")


def _timed(look: Any, name: str, seconds: dict[str, float]) -> Any:
    def timed(portion: Any) -> Any:
        began = time.process_time()
        found = list(look(portion))
        seconds[name] += time.process_time() - began
        return found

    return timed


if __name__ == "__main__":
    main()
