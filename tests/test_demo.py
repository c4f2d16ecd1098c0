import itertools
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from claims.models import Claim
from factcheck.demo.start import address_of, environment, listen, make_editor, places, sign
from factcheck.management.commands.demo import Command
from factcheck.transparency.signing.places import Places
from factcheck.workflow.roles import SENIOR_EDITOR
from tests.database.catalogue import laid, run
from tests.database.test_installing import DAMAGE
from tests.migrated import Migrated
from tests.together import each_of

ON_SQLITE = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
    reason="the demo makes an SQLite file, whatever else",
)


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    return number


@pytest.mark.django_db
def test_make_editor_makes_an_account_that_edits_and_publishes_and_manages_no_accounts(client: Client) -> None:
    password = make_editor()

    editor = User.objects.get(username="editor")
    assert (editor.is_staff, editor.is_superuser) == (True, False)
    assert client.login(username="editor", password=password)
    assert [group.name for group in editor.groups.all()] == [SENIOR_EDITOR]
    assert not editor.user_permissions.exists()
    assert editor.has_perms(["claims.change_claim", "sources.add_source", "publishing.publish"])
    assert not editor.has_module_perms("auth")


@pytest.mark.django_db
def test_make_editor_again_gives_a_new_password_and_takes_extra_rights_away(client: Client) -> None:
    first = make_editor()
    User.objects.update(is_superuser=True, is_active=False)

    second = make_editor()

    assert first != second
    assert not client.login(username="editor", password=first)
    assert client.login(username="editor", password=second)
    assert not User.objects.get().is_superuser


@pytest.mark.sweep
@pytest.mark.django_db
def test_prepare_migrates_loads_the_sample_signs_it_and_prints_where_to_look(
    capsys: pytest.CaptureFixture[str], client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CHECKPOINT_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.setattr(settings, "CHECKPOINT_FILE", str(tmp_path / "checkpoints"))
    migrated = laid()
    run("default", *DAMAGE[connection.vendor][0])

    Command().prepare("http://127.0.0.1:8000")

    assert laid() == migrated
    printed = capsys.readouterr().out
    for address in ("http://127.0.0.1:8000/\n", "http://127.0.0.1:8000/admin/ ", "http://127.0.0.1:8000/api/v1/ "):
        assert address in printed
    assert "in production somebody else has to (FACTCHECK_FOUR_EYES)" in printed
    password = re.search(r"password (\S+)", printed)
    assert password is not None
    assert client.login(username="editor", password=password[1])
    assert Claim.objects.exists()
    assert "signed with a key of this demonstration's own" in printed
    assert "Claims are found by their words alone" in printed
    assert (tmp_path / "checkpoints").read_text("utf-8").startswith("demonstration.invalid/")


@pytest.mark.django_db
def test_sign_of_another_database_than_was_signed_says_how_to_begin_anew(tmp_path: Path, editor: User) -> None:
    where = Places(tmp_path / "key", tmp_path / "checkpoints")
    sign(where)
    (tmp_path / "checkpoints").write_text("x" * 2000, encoding="utf-8")

    assert f"To begin anew, delete {tmp_path}/key and {tmp_path}/checkpoints" in sign(where)


def test_places_of_a_demonstration_are_beside_its_database(monkeypatch: pytest.MonkeyPatch) -> None:
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": "/somewhere/facts.sqlite3"}
    monkeypatch.setattr(settings, "DATABASES", {"default": database})

    found = places()

    assert str(found.key_file) == "/somewhere/facts.sqlite3-checkpoint-key"
    assert str(found.file) == "/somewhere/facts.sqlite3-checkpoints"


def test_demo_in_production_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PRODUCTION", True)

    with pytest.raises(CommandError, match="never runs in production"):
        call_command("demo")


def test_demo_on_a_taken_port_says_so_and_touches_no_database(port: int) -> None:
    with socket.create_server(("127.0.0.1", port)), pytest.raises(CommandError) as refusal:
        call_command("demo", port=port)

    assert str(refusal.value) == (
        f"Can't serve on 127.0.0.1, port {port}: something else uses it; stop that, or choose another with --port."
    )


@each_of("number", [0, -1, 65536, 10**30])
def test_demo_on_a_port_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(CommandError, match="Choose a port from 1 to 65535"):
        call_command("demo", port=number)


def test_demo_on_a_port_that_is_no_number_is_refused() -> None:
    with pytest.raises(CommandError, match="invalid int value"):
        call_command("demo", "--port", "eight")


@pytest.mark.parametrize("host", ["192.0.2.1", "", "a" * 70])
def test_listen_on_a_host_that_is_not_here_is_refused(host: str, port: int) -> None:
    with pytest.raises(ValueError, match="Can't serve on"):
        listen(host, port)


def test_listen_takes_the_port(port: int) -> None:
    with listen("127.0.0.1", port), pytest.raises(ValueError, match="something else uses it"):
        listen("127.0.0.1", port)


@each_of(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:81"),
        ("localhost", "http://localhost:81"),
        ("0.0.0.0", "http://127.0.0.1:81"),
        ("::", "http://127.0.0.1:81"),
        ("::1", "http://[::1]:81"),
    ],
)
def test_address_of_is_one_that_a_browser_can_open(host: str, address: str) -> None:
    assert address_of(host, 81) == address


def test_environment_names_the_address_and_lets_the_callers_own_variables_win() -> None:
    variables = environment("demo.example", 81, {"SECRET_KEY": "theirs", "PATH": "/bin"})

    assert variables["SITE_URL"] == "http://demo.example:81"
    assert variables["ALLOWED_HOSTS"].split(",")[-1] == "demo.example"
    assert (variables["SECRET_KEY"], variables["PATH"]) == ("theirs", "/bin")
    assert variables["FACTCHECK_FOUR_EYES"] == "false"
    assert variables["EMAIL_URL"] == "consolemail://"


@pytest.fixture(scope="module")
def folder(django_db_setup: None, migrated: Migrated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder that keeps its database, migrated already, from one start to the next."""
    made = tmp_path_factory.mktemp("demo")
    migrated.copy(str(made / "demo.sqlite3"))
    return made


def started(demo: "subprocess.Popen[str]", port: int) -> tuple[str, str]:
    """What a demo prints before it serves, and its log-in page."""
    assert demo.stdout is not None
    printed = "".join(itertools.takewhile(lambda line: "Ctrl-C" not in line, demo.stdout))
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/login/", timeout=60) as page:
        return printed, page.read().decode()


def start(folder: Path, port: int) -> "subprocess.Popen[str]":
    """Run the demo in a folder, with its database there."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_"))}
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "demo", "--port", str(port)],
        cwd=folder,
        env=variables | {"FACTCHECK_ENV": "development", "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}"},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def hangup_not_ignored() -> Iterator[None]:
    """What `nohup` would hand on, taken away: a demo under it is meant to go on."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def workers_in(folder: Path) -> list[str]:
    """The background workers that run in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_worker = b"factcheck.demo.worker" in (process / "cmdline").read_bytes()
            if is_worker and (process / "cwd").readlink() == folder:
                found.append(process.name)
        except OSError:  # ended meanwhile
            continue
    return found


@pytest.mark.sweep
@pytest.mark.django_db
@ON_SQLITE
@pytest.mark.usefixtures("hangup_not_ignored")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_demo_serves_each_time_and_ends_at_once_when_told_to(number: int, port: int, folder: Path) -> None:
    with start(folder, port) as demo:
        try:
            printed, body = started(demo, port)
            assert len(workers_in(folder)) == 1
            with socket.create_connection(("127.0.0.1", port)):
                demo.send_signal(number)
                assert demo.wait(timeout=3) == 0
            assert workers_in(folder) == []
        finally:
            demo.kill()
    assert f"http://127.0.0.1:{port}/admin/" in printed
    assert "csrfmiddlewaretoken" in body
    with listen("127.0.0.1", port):
        pass


@pytest.mark.sweep
@pytest.mark.django_db
@ON_SQLITE
def test_demo_that_is_killed_leaves_no_worker_behind(port: int, folder: Path) -> None:
    with start(folder, port) as demo:
        try:
            started(demo, port)
            assert len(workers_in(folder)) == 1
        finally:
            demo.kill()
    for _ in range(50):
        if not workers_in(folder):
            break
        time.sleep(0.1)
    assert workers_in(folder) == []
