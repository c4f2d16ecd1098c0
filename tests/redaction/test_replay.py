"""A database that was restored from an older backup: it does not serve before it is told of redactions again."""

import sqlite3
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from factcheck.backups import copying
from factcheck.publishing.models import RevisionBody
from factcheck.publishing.verifying.checks import verify
from factcheck.redaction import kept, storage
from factcheck.redaction.actions import confirm
from factcheck.redaction.checks import refuse_unreplayed
from factcheck.redaction.middleware import ReplayedMiddleware
from factcheck.redaction.models import Redaction
from factcheck.redaction.words import places
from tests.redaction.conftest import SECRET


@pytest.fixture
def restored(asked: Redaction, second_editor: User) -> Redaction:
    """The database as it was before the redaction, of which the file knows."""
    with transaction.atomic():
        confirm(asked, by=second_editor)
        transaction.set_rollback(True)
    asked.refresh_from_db()
    return asked


def test_database_older_than_a_redaction_is_not_served(restored: Redaction) -> None:
    with pytest.raises(ImproperlyConfigured, match="replay_redactions"):
        refuse_unreplayed()

    # `migrate` tells of it and goes on: what is carried out again wants the tables of today.
    found = {message.id: message.is_serious() for message in checks.run_checks(databases=["default"])}
    assert found["redaction.W001"] is False


def test_request_of_a_database_older_than_a_redaction_is_503_until_replayed(
    restored: Redaction, monkeypatch: pytest.MonkeyPatch, rf: RequestFactory
) -> None:
    monkeypatch.setattr(storage, "clear", lambda: True)
    serve = ReplayedMiddleware(lambda request: HttpResponse("served"))
    before = serve(rf.get("/")).status_code

    call_command("replay_redactions", verbosity=0)

    assert (before, serve(rf.get("/")).status_code) == (503, 200)


def test_start_with_the_database_away_goes_on_and_asks_it_before_serving(
    monkeypatch: pytest.MonkeyPatch, rf: RequestFactory
) -> None:
    away = OperationalError()
    away.__cause__ = sqlite3.OperationalError("unable to open database file")
    away.__cause__.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    monkeypatch.setattr(kept, "unreplayed", mock.Mock(side_effect=away))
    serve = ReplayedMiddleware(lambda request: HttpResponse("served"))

    refuse_unreplayed()

    with pytest.raises(OperationalError):
        serve(rf.get("/"))
    assert checks.run_checks(tags=["database"], databases=["default"]) == []


def test_database_that_has_all_redactions_is_served(redacted: Redaction) -> None:
    refuse_unreplayed()


def test_replay_erases_again_and_lets_it_serve(restored: Redaction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "clear", lambda: True)

    call_command("replay_redactions", verbosity=0)

    refuse_unreplayed()
    assert list(places(SECRET)) == []
    assert list(verify()) == []
    assert RevisionBody.objects.filter(revision__record_id=restored.record_id).count() == 1


def test_restore_of_a_backup_replays_before_anyone_reads(restored: Redaction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "clear", lambda: True)

    for step in copying.BEFORE_SERVING[1:]:
        step()

    refuse_unreplayed()
    assert list(places(SECRET)) == []


def test_file_that_holds_something_else_is_not_passed_over(redactions_file: Path, claim: Any) -> None:
    redactions_file.write_text("nonsense\n")

    with pytest.raises(ImproperlyConfigured, match=r"line 1 of .* says no redaction"):
        refuse_unreplayed()


def test_file_of_redactions_holds_no_word(redacted: Redaction, redactions_file: Path) -> None:
    assert SECRET not in redactions_file.read_text()
    assert redacted.record_id in redactions_file.read_text()
