"""Many writers at once, each a process of its own as in production."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

WRITERS, CLAIMS = 3, 6
SCRIPT = f"""
import os
import django
django.setup()
from django.contrib.auth.models import User
from factcheck.publishing.writing.actions import publish
from tests import factories
me = os.getpid()
claimant = factories.ClaimantFactory.create(slug=f"c{{me}}")
source = factories.SourceFactory.create(slug=f"s{{me}}")
for number in range({CLAIMS}):
    claim = factories.ClaimFactory.create(slug=f"{{me}}-{{number}}")
    said = factories.AttributionFactory.create(claim=claim, claimant=claimant)
    said.passages.add(factories.PassageFactory.create(source=source))
    publish(claim, by=User.objects.get())
    claimant.name = f"Name {{number}}"
    claimant.save()
    publish(claimant, by=User.objects.get())
"""
VERIFY = """
import django
django.setup()
from factcheck.publishing.models import Revision
from factcheck.publishing.writing import log, read_model
print(Revision.objects.count(), list(log.verify()), list(read_model.differences()))
"""


def environment(tmp_path: Path) -> dict[str, str]:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        url = f"sqlite:///{tmp_path / 'writers.sqlite3'}"
    else:
        host, port, user = (connection.settings_dict[key] for key in ("HOST", "PORT", "USER"))
        url = f"postgres://{user}@{host}:{port}/{name}"
    return os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}


def run(code: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=env,
        cwd=settings.BASE_DIR,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.sweep
@pytest.mark.django_db(transaction=True)
def test_publish_by_many_processes_at_once_leaves_one_gapless_chain(tmp_path: Path) -> None:
    env = environment(tmp_path)
    set_up = "import django; django.setup(); from django.core.management import call_command as call\n"
    set_up += "call('migrate', verbosity=0)\nfrom django.contrib.auth.models import User; User.objects.create_user('w')"
    setter_up = run(set_up, env)
    _, errors = setter_up.communicate(timeout=60)
    assert setter_up.returncode == 0, errors

    writers = [run(SCRIPT, env) for _ in range(WRITERS)]

    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert writer.returncode == 0, errors
    checker = run(VERIFY, env)
    printed, errors = checker.communicate(timeout=60)
    count, rest = printed.split(" ", 1)
    assert rest.strip() == "[] []", errors
    # The first publication of each claimant, source and claim, then one update of the claimant and a reference a claim.
    assert int(count) == WRITERS * (2 + CLAIMS + CLAIMS + CLAIMS * (CLAIMS + 1) // 2)
