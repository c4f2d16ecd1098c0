"""SQLite where it can't be written: each case is a process of its own, which may not, or whose files may not grow."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.benchmarks.faults import PREPARE, environment, python
from tests.benchmarks.scratch import ROOT
from tests.migrated import Migrated

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sweep,
    pytest.mark.skipif("postgres" in os.environ.get("DATABASE_URL", ""), reason="It is about files of SQLite."),
]
ASK: Final = """
import json, sys, django
django.setup()
from django.test import Client
from claims.models import Claim
from factcheck.publishing.models import Revision
from tests.desk.pages import form_of, url_of
client = Client(raise_request_exception=False, headers={"host": "localhost"})
client.cookies["sessionid"] = sys.argv[1]
claim = Claim.objects.get(pk=sys.argv[2])
url = url_of(claim, "publish")
published = client.post(url, form_of(client, url))
statuses = {path: client.get(path).status_code for path in ("/claims/", "/api/v1/claims/", "/readyz", "/admin/")}
suggestion = {"text": "The bridge was closed.", "speaker": "The mayor"}
sent = [client.post("/suggest/", suggestion).status_code for _ in range(3)]
print(json.dumps({
    "read": sorted(set(statuses.values())), "published": published.status_code, "sent": sent[-1],
    "said": published.content.decode(), "revisions": Revision.objects.filter(record_id=claim.public_id).count(),
}))
"""
# More than the index of the write-ahead log has, and less than a publication writes into the log itself.
SMALL: Final = 40_000


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, migrated: Migrated, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """A folder with a database at rest, and what is in it."""
    folder = tmp_path_factory.mktemp("site")
    migrated.copy(str(folder / "site.sqlite3"))
    made = python(PREPARE.format(count=2), environment(f"sqlite:///{folder / 'site.sqlite3'}"))
    yield folder, made
    folder.chmod(0o755)


def ask(folder: Path, made: dict[str, Any], wrapper: tuple[str, ...] = (), **how: Any) -> dict[str, Any]:
    """What is answered by a process that is started so."""
    command = [*wrapper, sys.executable, "-c", ASK, made["cookie"], made["drafts"][0]]
    variables = environment(f"sqlite:///{folder / 'site.sqlite3'}")
    done = subprocess.run(command, env=variables, cwd=ROOT, text=True, check=False, capture_output=True, **how)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def files_may_not_grow() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def test_full_disk_is_said_at_the_desk_and_to_readers_and_what_is_public_is_read(
    site: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    shutil.copy(site[0] / "site.sqlite3", tmp_path)

    found = ask(tmp_path, site[1], preexec_fn=files_may_not_grow)

    assert (found["read"], found["published"], found["sent"]) == ([200], 503, 503)
    assert "make room" in found["said"]
    assert found["revisions"] == 0


def test_folder_that_can_not_be_written_is_read(site: tuple[Path, dict[str, Any]]) -> None:
    folder, made = site
    (folder / "site.sqlite3").chmod(0o444)
    folder.chmod(0o555)
    # Root may write everywhere, unless it gives that right up.
    as_nobody_special = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()

    found = ask(folder, made, as_nobody_special)

    assert (found["read"], found["published"], found["sent"]) == ([200], 503, 503)
    assert "let it be written" in found["said"]
    assert [path.name for path in folder.iterdir()] == ["site.sqlite3"]
