"""A database with the sample goes back to what a landed version had, and comes again, with all that was published."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.backups import databases
from tests.database.test_upgrading import VERSIONS

pytestmark = pytest.mark.sweep

# In a process of its own: the sample is loaded into the default database alone.
SCRIPT = """
import json, sys
import django
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from claims.models import Claim
from factcheck.publishing.models import PublicRecord, Revision
from sources.models import Source

def held():
    log = [bytes(each).hex() for each in Revision.objects.order_by("sequence").values_list("hash", flat=True)]
    shown = list(PublicRecord.objects.order_by("pk").values_list("pk", "sha256", "slug"))
    drafts = [sorted(model.objects.values_list("public_id", "slug", "version")) for model in (Claim, Source)]
    return [log, shown, drafts]

call_command("migrate", verbosity=0)
User.objects.create(username="editor")
call_command("load_sample", by="editor", stdout=sys.stderr)
before = held()
for app, name in json.loads(sys.argv[1]):
    call_command("migrate", app, name, verbosity=0)
call_command("migrate", verbosity=0)
call_command("verify_log", stdout=sys.stderr)
print(json.dumps(before) == json.dumps(held()) and len(before[0]) > 20)
"""


def test_populated_database_goes_back_to_a_landed_version_and_comes_again_the_same(tmp_path: Path) -> None:
    # By way of those that came after it.
    targets = VERSIONS["the desk"][0]
    with databases(tmp_path, os.environ.get("DATABASE_URL", "")) as (database, _):
        done: Any = subprocess.run(
            [sys.executable, "-c", SCRIPT, json.dumps(targets)],
            env=os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            capture_output=True,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
