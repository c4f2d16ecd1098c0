"""Copies of the checkpoints: caught up, committed, and never taken for granted."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from factcheck.transparency.models import Signing
from factcheck.transparency.signing.checkpoints import checkpoint
from factcheck.transparency.signing.errors import RefusedError
from factcheck.transparency.signing.places import Places
from tests.transparency.signing import add_one, lines_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("revisions")]


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_mirror_that_is_away_is_reported_and_caught_up_when_it_is_back(places: Places, editor: User) -> None:
    mirror = places.mirrors[0]
    mirror.rename(mirror.with_name("away"))
    away = checkpoint(places)
    reported = Signing.now().problem
    add_one(editor)
    checkpoint(places)
    mirror.with_name("away").rename(mirror)

    back = checkpoint(places)

    assert away.is_new
    assert "can't be kept" in away.problems[0]
    assert str(mirror) in reported
    assert (back.is_new, back.problems) == (False, ())
    assert (mirror / "checkpoints").read_text("utf-8") == lines_of(places)
    assert Signing.now().problem == ""


def test_mirror_that_is_away_keeps_nothing_from_the_others(places: Places) -> None:
    both = replace(places, mirrors=(places.file.with_name("away"), *places.mirrors))

    done = checkpoint(both)

    assert len(done.problems) == 1
    assert (places.mirrors[0] / "checkpoints").read_text("utf-8") == lines_of(places)


def test_mirror_that_says_something_else_stops_the_signing(places: Places, editor: User) -> None:
    checkpoint(places)
    copy = places.mirrors[0] / "checkpoints"
    copy.write_text(copy.read_text("utf-8").replace("\n3\n", "\n4\n"), encoding="utf-8")
    add_one(editor)

    with pytest.raises(RefusedError, match="does not have"):
        checkpoint(places)


def test_mirror_in_a_git_folder_is_committed_each_time(places: Places, editor: User) -> None:
    mirror = places.mirrors[0]
    git(mirror, "init", "--quiet")
    checkpoint(places)
    add_one(editor)

    checkpoint(places)
    checkpoint(places)

    assert git(mirror, "log", "--format=%s").splitlines() == ["Keep a checkpoint of the log"] * 2
    assert git(mirror, "show", "HEAD:checkpoints") == lines_of(places)
    assert git(mirror, "status", "--porcelain") == ""


def test_mirror_where_git_fails_is_reported_and_committed_the_next_time(places: Places) -> None:
    mirror = places.mirrors[0]
    git(mirror, "init", "--quiet")
    (mirror / ".git/index.lock").touch()
    failed = checkpoint(places)
    (mirror / ".git/index.lock").unlink()

    checkpoint(places)

    assert "git failed" in failed.problems[0]
    assert git(mirror, "show", "HEAD:checkpoints") == lines_of(places)


def test_checkpoint_command_with_a_mirror_that_is_away_signs_and_fails(
    configured: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    configured.mirrors[0].rmdir()

    with pytest.raises(CommandError, match="can't be kept"):
        call_command("checkpoint")

    assert "Signed a checkpoint of 3 revisions." in capsys.readouterr().out
