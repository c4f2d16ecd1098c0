"""How quickly archives are brought in, into drafts and to published, and with how much memory.

`python -m tests.benchmarks.importing --rows 10000 --publish`; on PostgreSQL where DATABASE_URL says so.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.import_files import write_claim_reviews
from tests.benchmarks.scratch import ROOT, own_database


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--publish", action="store_true")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(_measured(given.child, publishes=given.publish), indent=2))
        return
    with tempfile.TemporaryDirectory() as folder, own_database() as variables:
        path = Path(folder) / "archive.ndjson"
        write_claim_reviews(path, given.rows)
        more = ["--publish"] if given.publish else []
        command = [sys.executable, "-m", "tests.benchmarks.importing", "--child", str(path), *more]
        subprocess.run(command, env=variables, cwd=ROOT, check=True)


def _measured(path: Path, *, publishes: bool) -> dict[str, Any]:
    import django

    django.setup()
    from django.contrib.auth.models import User

    from factcheck.importing.stages.running import run
    from factcheck.importing.starting import start

    user = User.objects.create_user("importer", is_superuser=True)
    stages: dict[str, dict[str, float]] = {}

    def tell(progress: Any) -> None:
        stages[str(progress.stage)] = {"done": progress.since, "seconds": round(progress.seconds, 2)}
        if sys.stderr.isatty():
            print(f"\r{progress.stage} {progress.since} {progress.rate:.0f}/s", end="", file=sys.stderr)

    began, used = time.perf_counter(), time.process_time()
    importing = run(start(path, by=user, publishes=publishes), path, tell=tell)
    seconds = time.perf_counter() - began
    return {
        "database": os.environ["DATABASE_URL"].partition(":")[0],
        "counts": importing.counts,
        "seconds": round(seconds, 2),
        "of the processor": round(time.process_time() - used, 2),
        "records a second": round(importing.counts["made"] / seconds),
        "stages": stages,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    main()
