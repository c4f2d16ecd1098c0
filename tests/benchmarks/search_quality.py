"""How many of many queries find the page that they are about, and how high up.

    python -m tests.benchmarks.search_quality
    python -m tests.benchmarks.search_quality --queries FOLDER

Loads the sample and the invented records of the folder into a scratch SQLite database, or into the empty one that
DATABASE_URL names, asks each list for each query as the API does, and prints what share of the queries has an expected
page among the first, by sort and by language, and which do not. A folder holds files of tab-separated lines: list,
language, sort of query, query, and slugs separated by commas, any of which is right; its folder `records` what
`tests.benchmarks.invented` reads.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

import orjson

QUERIES: Final = Path(__file__).parent / "queries"
_FIRST: Final = 5
_SCREEN: Final = 10


class Asked(NamedTuple):
    """A query, and the slugs of which one should come back."""

    list: str
    language: str
    sort: str
    query: str
    slugs: tuple[str, ...]


class Answer(NamedTuple):
    """At which place the first right record came, from 1, or 0 for not at all; and how long it took."""

    asked: Asked
    place: int
    milliseconds: float


def main() -> None:
    """Choose the database, load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=Path, default=QUERIES, help="a folder of queries")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(scratch) / 'quality.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        import_module("django").setup()
        load(options.queries / "records")
        report([answer(asked) for asked in queries(options.queries)])


def load(records: Path) -> None:
    """The sample and the invented records of a folder, unless anything has been published."""
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from claims.sample.loader import load_sample
    from factcheck.publishing.models import PublicRecord
    from tests.benchmarks.invented import load_invented

    call_command("migrate", verbosity=0)
    if not PublicRecord.objects.exists():
        editor = User.objects.create_superuser("benchmark")
        load_sample(by=editor)
        load_invented(records, by=editor)


def queries(folder: Path) -> Iterator[Asked]:
    """All queries of a folder, file by file."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                listed, language, sort, query, slugs = line.split("\t")
                yield Asked(listed, language, sort, query, tuple(slugs.split(",")))


def answer(asked: Asked) -> Answer:
    """Ask the API's list, and look where a right record stands."""
    ask = import_module("tests.benchmarks.measuring").ask
    began = time.perf_counter()
    found = orjson.loads(ask(f"/api/v1/{asked.list}/?q={quote(asked.query)}&page_size=50"))["results"]
    took = (time.perf_counter() - began) * 1000
    slugs = [one["url"].rstrip("/").rpartition("/")[2] for one in found]
    places = [place for place, slug in enumerate(slugs, 1) if slug in asked.slugs]
    return Answer(asked, min(places, default=0), took)


def report(answers: list[Answer]) -> None:
    """Print shares by sort and language, and what was not found at once."""
    for name, groups in (("sort", _by(answers, "sort")), ("language", _by(answers, "language"))):
        print(f"{name:12} queries   first  first {_FIRST}  first {_SCREEN}")
        for key, group in sorted(groups.items()):
            print(_line(key, group))
    print(_line("all", answers))
    took = [one.milliseconds for one in answers]
    print(f"a query takes {statistics.median(took):.1f} ms at the median, {max(took):.1f} ms at most")
    for one in answers:
        if not 1 <= one.place <= _FIRST:
            print(
                f"place {one.place or '-'}: {one.asked.list} {one.asked.language} {one.asked.sort}: {one.asked.query}"
            )


def _by(answers: Iterable[Answer], name: str) -> dict[str, list[Answer]]:
    groups = defaultdict(list)
    for one in answers:
        groups[getattr(one.asked, name)].append(one)
    return groups


def _line(name: str, group: list[Answer]) -> str:
    shares = [sum(1 <= one.place <= most for one in group) / len(group) for most in (1, _FIRST, _SCREEN)]
    return f"{name:12} {len(group):7}" + "".join(f" {share:8.1%}" for share in shares)


if __name__ == "__main__":
    main()
