"""Backups made while others publish, restored and compared: `python -m tests.benchmarks.backups --rounds 20`.

In each round a writer publishes and renames while `backup` runs; the copy is restored over what another database holds
from the round before, which verifies its log. The restored log must be a beginning of the writer's. Then, with the
writer at rest, one more backup is restored, and every table must hash the same in both. It makes two databases of its
own and drops them; each command is a process, as it is for whoever runs a site.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import django

from tests.benchmarks.scratch import begin, template

Tables = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--write", action="store_true", help="Publish until standard input ends.")
    parser.add_argument("--hash", action="store_true", help="Print the hashes of all tables and of the log's rows.")
    given = parser.parse_args()
    if given.write or given.hash:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        django.setup()
        return _write() if given.write else print(json.dumps(_hashes()))
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(Path(folder), given.rounds, os.environ.get("DATABASE_URL", "")), indent=2))
    return None


def measured(folder: Path, rounds: int, server: str = "") -> dict[str, Any]:
    """What came of so many rounds on SQLite, or on the PostgreSQL server of this address."""
    with databases(folder, server) as (source, copy):
        _manage(source, "migrate", "--verbosity=0")
        begun, found = time.perf_counter(), Counter[str]()
        for _ in range(rounds):
            found.update(_round(folder / "copy.backup", source, copy))
        return {"rounds": rounds, **found, "seconds": round(time.perf_counter() - begun, 1)}


@contextmanager
def databases(folder: Path, server: str) -> Iterator[list[str]]:
    """The addresses of two empty databases, on SQLite or on the PostgreSQL server of this address; gone afterwards."""
    names = [f"backups_{os.getpid()}_{which}" for which in ("source", "copy")]
    if not server.startswith("postgres"):
        begin(folder / f"{names[0]}.sqlite3")
        yield [f"sqlite:///{folder / name}.sqlite3" for name in names]
        return
    _on_server(server, f'CREATE DATABASE "{names[0]}" {template()}', f'CREATE DATABASE "{names[1]}"')
    try:
        yield [urlunsplit(urlsplit(server)._replace(path=f"/{name}")) for name in names]
    finally:
        _on_server(server, *(f'DROP DATABASE "{name}" WITH (FORCE)' for name in names))


def _on_server(server: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(urlunsplit(urlsplit(server)._replace(path="/postgres")), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _round(file: Path, source: str, copy: str) -> Mapping[str, int]:
    with _process("--write", source, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        _manage(source, "backup", str(file))
        published = int(writer.communicate()[0])
    _manage(copy, "restore", "--replace", str(file))
    during, after = _hashed(copy), _hashed(source)
    _manage(source, "backup", str(file))
    _manage(copy, "restore", "--replace", str(file))
    return {
        "published meanwhile": published,
        "a beginning of the log": int(after["log"][: len(during["log"])] == during["log"] != []),
        "equal by hash of all tables": int(_hashed(copy)["tables"] == after["tables"]),
    }


def _process(what: str, database: str, **how: Any) -> Any:
    command = [sys.executable, "-m", "tests.benchmarks.backups", what]
    return subprocess.Popen(command, env=os.environ | {"DATABASE_URL": database}, **how)


def _manage(database: str, *command: str) -> None:
    given = os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-m", "django", *command], env=given, check=True, stdout=subprocess.DEVNULL)


def _hashed(database: str) -> dict[str, Any]:
    with _process("--hash", database, stdout=subprocess.PIPE) as process:
        found: dict[str, Any] = json.loads(process.communicate()[0])
        return found


def _hashes() -> dict[str, Any]:
    from django.db import connection

    from factcheck.publishing.models import Revision

    tables: Tables = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = sorted(
                repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor.fetchall()
            )
            tables[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    log = Revision.objects.order_by("sequence").values_list("hash", flat=True)
    return {"tables": tables, "log": [bytes(each).hex() for each in log]}


def _plain(row: tuple[Any, ...]) -> str:
    return repr([bytes(value) if isinstance(value, memoryview) else value for value in row])


def _write() -> None:
    from select import select

    from django.contrib.auth.models import User

    from factcheck.publishing.writing.actions import publish
    from tests.factories import TopicFactory

    writer, _ = User.objects.get_or_create(username="writer")
    topic, number = TopicFactory.create(), 0
    while not select([sys.stdin], [], [], 0)[0]:
        topic.name = f"Topic {topic.pk}, {number}"
        topic.save()
        publish(topic, by=writer)
        if number == 0:
            print("begun", flush=True)
        topic, number = (TopicFactory.create() if number % 2 else topic), number + 1
    print(number)


if __name__ == "__main__":
    main()
