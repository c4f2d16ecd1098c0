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
from django.db import IntegrityError, transaction
from claims.models import Claim, Topic
from factcheck.publishing.models import PublicRecord, Revision
from sources.models import Source
from tests.database.moving import move

def held():
    log = [bytes(each).hex() for each in Revision.objects.order_by("sequence").values_list("hash", flat=True)]
    shown = list(PublicRecord.objects.order_by("pk").values_list("pk", "sha256", "slug"))
    drafts = [sorted(model.objects.values_list("public_id", "slug", "version")) for model in (Claim, Source)]
    return [log, shown, drafts]

def is_free(slug):
    try:
        with transaction.atomic():
            Topic.objects.filter(slug="war-3").update(slug=slug)
    except IntegrityError:
        return False
    return True

call_command("migrate", verbosity=0)
User.objects.create(username="editor")
call_command("load_sample", by="editor", stdout=sys.stderr)
twins = [Topic.objects.create(name=slug, slug=slug).pk for slug in ("war", "war", "war-2", "war")]
before = held()
move("default", [tuple(target) for target in json.loads(sys.argv[1])])
slugs = [*Topic.objects.filter(pk__in=twins).order_by("pk").values_list("slug", flat=True)]
was_free = is_free("war")
move("default")
call_command("verify_log", stdout=sys.stderr)
same = json.dumps(before) == json.dumps(held()) and len(before[0]) > 20
print(json.dumps({"same": same, "slugs": slugs, "free": [was_free, is_free("war")]}))
"""


def test_populated_database_goes_back_to_a_landed_version_and_comes_again_the_same_with_twins_of_slugs_numbered(
    tmp_path: Path, copies_migrated: None
) -> None:
    with databases(tmp_path, os.environ.get("DATABASE_URL", "")) as (database, _):
        done: Any = subprocess.run(
            [sys.executable, "-c", SCRIPT, json.dumps(VERSIONS["the desk"][0])],
            env=os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stderr
    numbered = ["war", "war-3", "war-2", "war-4"]
    assert json.loads(done.stdout) == {"same": True, "slugs": numbered, "free": [False, True]}
