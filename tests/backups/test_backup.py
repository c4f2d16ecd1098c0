"""Backups of a database in use, and what is put back from them."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.backups import copying
from factcheck.backups.copying import back_up
from factcheck.backups.errors import BackupError
from tests.benchmarks.backups import measured
from tests.factories import TopicFactory

ROUNDS = int(os.environ.get("BACKUP_ROUNDS", "1"))


@pytest.mark.sweep
@pytest.mark.usefixtures("copies_migrated")
def test_backup_made_while_others_publish_restores_all_of_it(tmp_path: Path) -> None:
    found = measured(tmp_path, ROUNDS, os.environ.get("DATABASE_URL", ""))

    assert found["published meanwhile"] > 0
    assert found["a beginning of the log"] == found["equal by hash of all tables"] == ROUNDS


def test_backup_that_fails_leaves_no_half_of_a_file_and_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.backup"
    target.write_bytes(b"the one before")

    def fail(part: Path) -> None:
        part.write_bytes(b"half")
        raise BackupError("The disk is full.")

    monkeypatch.setitem(copying._WRITERS, connection.vendor, fail)

    with pytest.raises(CommandError, match="The disk is full"):
        call_command("backup", str(target))

    assert [path.name for path in tmp_path.iterdir()] == ["a.backup"]
    assert target.read_bytes() == b"the one before"


def test_backup_into_a_folder_that_is_not_there_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(copying._WRITERS, connection.vendor, lambda part: part.write_bytes(b"whole"))

    with pytest.raises(BackupError, match=r"Can't write .*No such file"):
        back_up(tmp_path / "none" / "a.backup")


@pytest.mark.django_db
def test_restore_over_a_database_with_drafts_is_refused_unless_told(tmp_path: Path) -> None:
    (tmp_path / "a.backup").write_bytes(b"x")
    TopicFactory.create()

    with pytest.raises(CommandError, match=r"something in this database already \(claims_topic\): say --replace"):
        call_command("restore", str(tmp_path / "a.backup"))


@pytest.mark.django_db
def test_restore_takes_a_database_that_was_only_migrated_for_empty() -> None:
    assert copying.populated() == ""


def test_restore_of_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", str(tmp_path / "none.backup"))


@pytest.mark.sweep
@pytest.mark.parametrize("content", [b"", b"nonsense", b"SQLite format 3\0" + b"x" * 5000, b"PGDMP" + b"x" * 500])
def test_restore_of_what_is_no_backup_is_refused_and_changes_nothing(
    content: bytes, tmp_path: Path, transactional_db: Any
) -> None:
    file = tmp_path / "a.backup"
    file.write_bytes(content)
    topic = TopicFactory.create()

    with pytest.raises(CommandError):
        call_command("restore", str(file), "--replace")

    topic.refresh_from_db()
