"""Kills an import over and over in its midst, resumes it each time, and compares the end with that of one left alone.

`python -m tests.benchmarks.import_kills --kills 50 --rows 4000`; on PostgreSQL where DATABASE_URL says so.
"""

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.import_files import write_claim_reviews
from tests.benchmarks.scratch import ROOT, own_database

BATCH = 25
"""Small, so that there are many places to be killed at."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--rows", type=int, default=4000)
    parser.add_argument("--publish", action="store_true")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--state", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        _child(given.child, publishes=given.publish)
    elif given.state:
        _state()
    else:
        _compare(given.kills, given.rows, publishes=given.publish)


def _compare(kills: int, rows: int, *, publishes: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.ndjson"
        write_claim_reviews(path, rows)
        with own_database() as variables:
            _run(path, variables, publishes=publishes).communicate()
            expected = _asked(variables)
        with own_database() as variables:
            killed = _killed(path, variables, kills, publishes=publishes)
            _run(path, variables, publishes=publishes).communicate()
            found = _asked(variables)
    print(f"{killed} kills confirmed in mid-import of {rows} records; where: see above")
    print(f"left alone: {expected}\nkilled:     {found}")
    if found != expected or killed < kills:
        sys.exit("The end differs." if found != expected else "It was done before it was killed often enough.")
    print("The ends are equal.")


def _killed(path: Path, variables: dict[str, str], kills: int, *, publishes: bool) -> int:
    rng, done = random.Random(7), 0
    while done < kills:
        child = _run(path, variables, publishes=publishes)
        assert child.stdout is not None
        # At least one batch is done, and the next one is under way.
        told = [child.stdout.readline() for _ in range(rng.randint(1, 5))]
        if not told[-1]:
            return done
        time.sleep(rng.random() * 0.1)
        child.send_signal(signal.SIGKILL)
        if child.wait() != -signal.SIGKILL:
            return done
        done += 1
        print(f"kill {done}: {told[-1].strip()}", flush=True)
    return done


def _run(path: Path, variables: dict[str, str], *, publishes: bool) -> "subprocess.Popen[str]":
    more = ["--publish"] if publishes else []
    command = [sys.executable, "-m", "tests.benchmarks.import_kills", "--child", str(path), *more]
    return subprocess.Popen(command, env=variables, cwd=ROOT, text=True, stdout=subprocess.PIPE)


def _asked(variables: dict[str, str]) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.import_kills", "--state"]
    asked = subprocess.run(command, env=variables, cwd=ROOT, check=True, capture_output=True)
    return asked.stdout.decode().strip()


def _child(path: Path, *, publishes: bool) -> None:
    import django

    django.setup()
    from django.contrib.auth.models import User

    from factcheck.importing.stages import publishing, running
    from factcheck.importing.starting import KnownError, start

    vars(running)["BATCH"] = vars(publishing)["_BATCH"] = BATCH
    user, _ = User.objects.get_or_create(username="importer", defaults={"is_superuser": True})
    try:
        importing = start(path, by=user, publishes=publishes)
    except KnownError as error:
        importing = error.known
    running.run(importing, path, tell=lambda progress: print(progress.stage, importing.position, flush=True))


def _state() -> None:
    import django

    django.setup()
    from factcheck.importing.models import Import

    importing = Import.objects.get()
    digest = hashlib.sha256()
    number = 0
    for line in _lines():
        digest.update(repr(line).encode())
        number += 1
    print(importing.stage, importing.counts, number, "lines", digest.hexdigest())


def _lines() -> Iterator[Any]:
    """All that there is, by what it says and not by keys or public ids."""
    from claims.models import Attribution, Claim, Claimant, Rating, Review
    from factcheck.editing.models import RowChange
    from factcheck.importing.models import ImportedRecord, ProposedScale, UnsureMatch
    from factcheck.publishing.models import PublicRecord, Revision
    from sources.models import Passage, Publisher, Source

    said = ("claim__text", "claimant__name", "said_on", "passages__exact", "passages__source__url")
    found = (
        "claim__text",
        "publisher__name",
        "url",
        "title",
        "summary",
        "rating__label",
        "rating__bucket",
        "reviewed_on",
    )
    columns: list[tuple[Any, tuple[str, ...]]] = [
        (Claim, ("text", "language", "context")),
        (Claimant, ("name", "kind")),
        (Publisher, ("name", "homepage", "kind")),
        (Source, ("url", "title", "publisher__name")),
        (Passage, ("exact", "source__url")),
        (Attribution, said),
        (Review, found),
        (Rating, ("scale__publisher__name", "label", "bucket", "position")),
        (ProposedScale, ("scale__publisher__name", "uses_numbers")),
        (ImportedRecord, ("key", "line", "outcome", "fingerprint", "claim__text", "reason")),
        (UnsureMatch, ("imported_name", "candidate_name")),
        (PublicRecord, ("kind", "name")),
        (Revision, ("kind", "number", "change")),
        (RowChange, ("model", "operation")),
    ]
    for model, names in columns:
        yield from ((model.__name__, *row) for row in model.objects.order_by(*names).values_list(*names).iterator())


if __name__ == "__main__":
    main()
