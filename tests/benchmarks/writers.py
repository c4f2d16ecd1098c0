"""Many processes that publish at once, and one that renames what they cite.

`python -m tests.benchmarks.writers --publications 10000`, with DATABASE_URL for PostgreSQL. Printed at the end:
how many publications failed and why, the slowest one, how many a second, and what verifying the log afterwards found.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from random import Random
from typing import Any

from tests.benchmarks.scratch import ROOT, own_database

WRITERS = 8
SHARED = 4
"""How many claimants all writers quote, each in its turn."""
TURN = 10
"""After how many publications a writer quotes the next of its own claimants."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--publications", type=int, default=200)
    parser.add_argument("--writers", type=int, default=WRITERS)
    parser.add_argument("--renames", type=int, default=None, help="one for 50 publications unless given")
    parser.add_argument("--part", nargs=2, metavar=("WHAT", "COUNT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        print(json.dumps(PARTS[options.part[0]](int(options.part[1]))))
        return
    renames = options.publications // 50 if options.renames is None else options.renames
    print(json.dumps(run(options.publications, options.writers, renames), indent=2))


def run(publications: int, writers: int, renames: int) -> dict[str, Any]:
    """Let them all write, and say what came of it."""
    shares = [publications // writers + (number < publications % writers) for number in range(writers)]
    with own_database() as variables:
        _finish(_start("prepare", SHARED, variables))
        started = [_start("write", share, variables) for share in shares]
        renamer = _start("rename", renames, variables)
        found = [_finish(process) for process in started]
        renamed = _finish(renamer)
        checked = _finish(_start("verify", 0, variables))
    return _summary(found, renamed) | checked


def _summary(found: list[dict[str, Any]], renamed: dict[str, Any]) -> dict[str, Any]:
    published = sum(each["done"] for each in found)
    seconds = max(each["ended"] for each in found) - min(each["began"] for each in found)
    failures = sum((Counter(each["failures"]) for each in found), Counter[str]())
    return {
        "writers": len(found),
        "published": published,
        "failures": dict(failures),
        "slowest publication in seconds": max(each["slowest"] for each in found),
        "publications a second": round(published / seconds, 1),
        "renamed": renamed["done"],
        "failures of the renamer": renamed["failures"],
        "slowest rename in seconds": renamed["slowest"],
    }


def _start(what: str, count: int, variables: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.benchmarks.writers", "--part", what, str(count)]
    return subprocess.Popen(command, env=variables, cwd=ROOT, text=True, stdout=subprocess.PIPE)


def _finish(process: "subprocess.Popen[str]") -> dict[str, Any]:
    printed, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    found: dict[str, Any] = json.loads(printed)
    return found


class _Tally:
    """What came of trying, and how long the longest try took."""

    def __init__(self) -> None:
        self.done, self.slowest, self.began = 0, 0.0, time.time()
        self.failures = Counter[str]()

    def take(self, work: Any) -> None:
        began = time.perf_counter()
        try:
            work()
            self.done += 1
        except Exception as error:
            self.failures[f"{type(error).__name__}: {error}"] += 1
        self.slowest = max(self.slowest, round(time.perf_counter() - began, 2))

    def said(self) -> dict[str, Any]:
        counts = {"done": self.done, "failures": dict(self.failures), "slowest": self.slowest}
        return counts | {"began": self.began, "ended": time.time()}


def _prepare(count: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.contrib.auth.models import User

    from factcheck.publishing.writing.actions import publish
    from tests.factories import ClaimantFactory, SourceFactory

    writer = User.objects.create_user("writer")
    for number in range(count):
        publish(ClaimantFactory.create(name=f"Claimant {number}", slug=f"shared-{number}"), by=writer)
    publish(SourceFactory.create(slug="shared"), by=writer)
    return {}


def _write(count: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.db import transaction

    from claims.models import Claimant
    from factcheck.publishing.writing.actions import publish
    from sources.models import Source
    from tests import factories

    tally, me, writer = _Tally(), os.getpid(), User.objects.get()
    shared, source = list(Claimant.objects.order_by("pk")), Source.objects.get()

    @transaction.atomic
    def draft(number: int) -> Any:
        # Of every ten claims one is what a renamed claimant says, so that a rename touches a tenth of all at most.
        speaker = shared[number % SHARED] if number % TURN == 0 else own(number // TURN)
        claim = factories.ClaimFactory.create(slug=f"{me}-{number}")
        said = factories.AttributionFactory.create(claim=claim, claimant=speaker)
        said.passages.add(factories.PassageFactory.create(source=source))
        return claim

    def own(turn: int) -> Any:
        found = Claimant.objects.filter(slug=f"own-{me}-{turn}").first()
        return found or factories.ClaimantFactory.create(slug=f"own-{me}-{turn}")

    for number in range(count):
        tally.take(lambda number=number: publish(draft(number), by=writer))
    return tally.said()


def _rename(count: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.contrib.auth.models import User

    from claims.models import Claimant
    from factcheck.publishing.writing.actions import publish

    tally, random, writer = _Tally(), Random(1), User.objects.get()

    def rename(number: int) -> None:
        claimant = Claimant.objects.get(slug=f"shared-{random.randrange(SHARED)}")
        claimant.name = f"Claimant renamed for the {number}th time"
        claimant.save()
        publish(claimant, by=writer)

    for number in range(count):
        tally.take(lambda number=number: rename(number))
    return tally.said()


def _verify(_: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.db import connection

    from factcheck.publishing.models import Revision
    from factcheck.publishing.verifying.checks import verify

    faults = [str(fault) for fault in verify()]
    return {"database": connection.vendor, "revisions": Revision.objects.count(), "faults of the log": faults}


PARTS = {"prepare": _prepare, "write": _write, "rename": _rename, "verify": _verify}


if __name__ == "__main__":
    main()
