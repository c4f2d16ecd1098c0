"""What answers cost, beside others who answer the same, on both databases: `python -m tests.benchmarks headline pages`.

Suites: headline, pages, search (under load from wrk in a process of its own), growth (documents, lists and pages of ten
times as many claims), import, dump, writes (whose own commands are in this folder). Raw figures go to `--out` as JSON,
a table in Markdown to standard output.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest.mock import patch

from tests.benchmarks.scratch import ROOT, own_database
from tests.benchmarks.suites import reading, tables
from tests.benchmarks.suites.contenders import started

_READ: Final = {
    "headline": reading.HEADLINE,
    "pages": reading.PAGES,
    "search": reading.SEARCH,
    "growth": ("claim JSON", "list of 50, JSON", "claim page", "list page"),
}
_OWN: Final = {
    "import": ["tests.benchmarks.importing"],
    "dump": ["tests.benchmarks.dumping"],
    "writes": ["tests.benchmarks.writers", "--publications", "200"],
}
_POSTGRESQL: Final = os.environ.get("FACTCHECK_TEST_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/postgres")
_ASKED_FOR: Final = 100
_ADDRESSES: Final = """
import json, django
django.setup()
from tests.benchmarks.dataset import build
build({count})
from factcheck.publishing.models import PublicRecord
def urls(kind):
    return [row.data["url"] for row in PublicRecord.objects.filter(kind=kind).order_by("record_id")[:{most}]]
found = {{kind: urls(kind) for kind in ("claim", "topic", "claimant", "source")}}
found["ids"] = [path.split("/")[2] for path in found["claim"]]
print(json.dumps(found))
"""


def main() -> None:
    """Measure what the command line names, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", default=["headline", "pages"], choices=[*_READ, *_OWN])
    parser.add_argument("--db", default="sqlite", help="sqlite, pg or both with a comma between")
    parser.add_argument("--n", type=int, default=100_000, help="claims")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=5, help="of load for each contender in each round")
    parser.add_argument("--quick", action="store_true", help="1,000 claims, 3 rounds of a second")
    parser.add_argument("--out", type=Path, help="where the raw figures go")
    options = parser.parse_args()
    if options.quick:
        options.n, options.rounds, options.seconds = 1_000, 3, 1
    found = [each for name in options.db.split(",") for each in _of_database(name, options)]
    report = {"versions": _versions(), "measured": found}
    if options.out:
        options.out.write_text(json.dumps(report, indent=2))
    print(tables.markdown(report))


def measure(names: list[str], *, db: str, count: int, rounds: int, seconds: float) -> list[dict[str, Any]]:
    """What the suites of reading find at so many claims."""
    with TemporaryDirectory() as scratch, _database(db) as variables:
        folder = Path(scratch)
        bare = folder / "bare.json"
        addresses = _built(count, variables)
        with started(["bare", "ours", "drf"], variables | {"BARE_ANSWER": str(bare)}) as contenders:
            asked = [question for name in names for question in _READ[name]]
            ours = next(each for each in contenders if each.name == "ours")
            return [
                {"db": db, "claims": count}
                | reading.measured(question, contenders, rounds=rounds, seconds=seconds, folder=folder, bare=bare)
                for question in reading.questions(list(dict.fromkeys(asked)), addresses, ours)
            ]


def _of_database(db: str, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    read = [name for name in options.suites if name in _READ]
    sizes = [options.n, options.n * 10] if "growth" in read else [options.n]
    for count in sizes if read else []:
        yield from measure(read, db=db, count=count, rounds=options.rounds, seconds=options.seconds)
    for name in options.suites:
        if name in _OWN:
            yield {"db": db, "suite": name, "said": _said(_OWN[name], db)}


def _said(command: list[str], db: str) -> str:
    environment = {**os.environ, **({"DATABASE_URL": _POSTGRESQL} if db == "pg" else {})}
    run = [sys.executable, "-m", *command]
    return subprocess.run(run, env=environment, cwd=ROOT, text=True, check=True, stdout=subprocess.PIPE).stdout


@contextmanager
def _database(db: str) -> Iterator[dict[str, str]]:
    with patch.dict(os.environ, {"DATABASE_URL": _POSTGRESQL if db == "pg" else ""}), own_database() as variables:
        yield variables


def _built(count: int, variables: dict[str, str]) -> dict[str, Any]:
    """Addresses of records of a database that was filled."""
    code = _ADDRESSES.format(count=count, most=_ASKED_FOR)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=variables, cwd=ROOT, text=True, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _versions() -> dict[str, str]:
    packages = ("Django", "djangorestframework", "gunicorn", "psycopg")
    return {"Python": platform.python_version(), **{name: version(name) for name in packages}}


if __name__ == "__main__":
    main()
