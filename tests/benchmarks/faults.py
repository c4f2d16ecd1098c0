"""PostgreSQL stopped, killed, paused and restarted under readers and publishers: `python -m tests.benchmarks.faults`.

`--rounds 20` says how often. It makes a server of its own, and runs ours before it as in production. Printed:
how often each status was answered, how many acknowledged publications were lost, how long the slowest answer took, and
how long after the return of the database a request still failed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests.benchmarks.load import Load
from tests.benchmarks.own_servers import OwnPostgreSQL, own_server
from tests.benchmarks.scratch import ROOT

AWAY = 4.0
"""For how many seconds the database is away in each round."""
BETWEEN = 3.0
PUBLISHERS = 2
PREPARE = """
import json, django
django.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
call_command("migrate", verbosity=0)
from factcheck.publishing.writing.actions import publish
from tests.factories import ReportedAttributionFactory
editor = User.objects.create_superuser("editor")
session = SessionStore()
session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(editor.pk), settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = editor.get_session_auth_hash()
session.create()
claims = [ReportedAttributionFactory.create().claim for _ in range({count})]
publish(claims[0], by=editor)
drafts = [str(claim.pk) for claim in claims[1:]]
print(json.dumps({{"cookie": session.session_key, "id": claims[0].public_id, "drafts": drafts}}))
"""
VERIFY = """
import json, sys, django
django.setup()
from claims.models import Claim
from factcheck.publishing.models import Revision
from factcheck.publishing.verifying.checks import verify
known = set(Revision.objects.values_list("record_id", flat=True))
keys = json.load(sys.stdin)
lost = [key for key, found in Claim.objects.filter(pk__in=keys).values_list("pk", "public_id") if found not in known]
print(json.dumps({"lost": lost, "faults": [str(fault) for fault in verify()]}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=4)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(run(Path(folder), parser.parse_args().rounds), indent=2))


def run(folder: Path, rounds: int) -> dict[str, Any]:
    """So many faults, one after the other, under load; what came of it."""
    database = OwnPostgreSQL(folder)
    database.start()
    try:
        variables = environment(database.url)
        made = python(PREPARE.format(count=rounds * 40 + 1), variables)
        with own_server(variables) as port:
            load, returns = Load(port, made["cookie"]), list[tuple[float, float]]()
            paths = ["/claims/", f"/api/v1/claims/{made['id']}/", "/", "/readyz"]
            with load.going_on(paths, [made["drafts"][number::PUBLISHERS] for number in range(PUBLISHERS)]):
                for fault in islice(cycle(FAULTS), rounds):
                    time.sleep(BETWEEN)
                    fell = time.monotonic()
                    fault(database)
                    database.wait()
                    returns.append((fell, time.monotonic()))
                time.sleep(BETWEEN)
        return summary(load, returns) | python(VERIFY, variables, json.dumps(load.acknowledged))
    finally:
        database.stop()


def _stopped(database: OwnPostgreSQL) -> None:
    database.stop()
    time.sleep(AWAY)
    database.start()


def _killed(database: OwnPostgreSQL) -> None:
    database.kill()
    time.sleep(AWAY)
    database.start()


def _paused(database: OwnPostgreSQL) -> None:
    database.pause()
    time.sleep(AWAY * 2)
    database.resume()


def _restarted(database: OwnPostgreSQL) -> None:
    database.stop()
    database.start()


FAULTS: tuple[Callable[[OwnPostgreSQL], None], ...] = (_stopped, _killed, _paused, _restarted)


def environment(url: str) -> dict[str, str]:
    """That of our server, and of what is run beside it."""
    ours = {"FACTCHECK_ENV": "development", "SECRET_KEY": "of a benchmark", "FACTCHECK_FOUR_EYES": "false"}
    return os.environ | ours | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "factcheck.settings"}


def python(code: str, variables: dict[str, str], given: str = "") -> dict[str, Any]:
    """What a process prints as JSON."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=variables, cwd=ROOT, input=given, text=True, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def summary(load: Load, returns: list[tuple[float, float]]) -> dict[str, Any]:
    """What readers and publishers met with."""
    answered = Counter(answer.status for answer in load.answers)
    return {
        "rounds": len(returns),
        "answers": {str(status): count for status, count in sorted(answered.items())},
        "acknowledged": len(load.acknowledged),
        "slowest answer in seconds": round(max(answer.seconds for answer in load.answers), 2),
        "seconds until all is well again": [round(_back(load, returns, place), 2) for place in range(len(returns))],
    }


def _back(load: Load, returns: list[tuple[float, float]], place: int) -> float:
    """How long after the return somebody still asked who was refused; what the next fault interrupted is its own."""
    since = returns[place][1]
    until = returns[place + 1][0] if place + 1 < len(returns) else float("inf")
    between = [each for each in load.answers if since <= each.began and each.began + each.seconds < until]
    failed = [each.began for each in between if each.status not in {200, 302}]
    return max(failed, default=since) - since


if __name__ == "__main__":
    main()
