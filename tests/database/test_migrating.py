"""What a migration may do, and what is left of the triggers when it did it, or failed."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, models, transaction
from django.db.migrations import AddField, RunPython

from factcheck.database.installer import take_off
from factcheck.database.objects import Work
from factcheck.editing.models import RowChange
from factcheck.publishing.models import Publication
from sources.models import Capture, Source
from tests.database.catalogue import laid
from tests.database.conftest import MigrateWith

pytestmark = pytest.mark.sweep


class FailedError(Exception):
    """What a migration raises that fails."""


def _python(write: Any) -> RunPython:
    return RunPython(write, RunPython.noop)


def _rewrite(apps: Any, editor: Any) -> None:
    for name, change in (("Capture", {"text": "after"}), ("Source", {"title": "A mended bridge"})):
        apps.get_model("sources", name).objects.using(editor.connection.alias).update(**change)


def _fail(apps: Any, editor: Any) -> None:
    raise FailedError


def _column(model: str) -> AddField:
    # SQLite remakes a table for a column with a default.
    return AddField(model, "added", models.CharField(max_length=10, default="x"))


def _assert_closed(capture: Capture, alias: str) -> None:
    captures = Capture.objects.using(alias).filter(pk=capture.pk)
    for change in (lambda: captures.update(text="changed"), captures.delete):
        with pytest.raises(IntegrityError, match="write-once"), transaction.atomic(using=alias):
            change()


def _is_flagged(source: Source) -> bool:
    return Publication.objects.using("full").get(record_id=source.public_id).saved_since


@pytest.mark.django_db
@pytest.mark.parametrize(("work", "tells_publications"), [(Work.ROWS, True), (Work.TABLES, False)])
def test_what_is_off_depends_on_what_a_migration_changes(work: Work, *, tells_publications: bool) -> None:
    take_off(connection, work)

    names = {key.name for key in laid() if key.sort == "trigger"}
    assert ("sources_source_saved_update" in names) == tells_publications
    assert not [name for name in names if "_no_" in name or name.startswith("editing_")]
    assert "sources_source_title_words" in {key.name for key in laid()}


def test_data_migration_changes_a_write_once_table_which_is_closed_after(
    capture: Capture, migrate_with: MigrateWith, full_database: str
) -> None:
    before, changes = laid(full_database), RowChange.objects.using(full_database).count()

    migrate_with(_python(_rewrite))

    capture.refresh_from_db()
    assert capture.text == "after"
    _assert_closed(capture, full_database)
    assert laid(full_database) == before
    assert RowChange.objects.using(full_database).count() == changes


def test_data_migration_that_changes_a_draft_flags_its_publication(capture: Capture, migrate_with: MigrateWith) -> None:
    migrate_with(_python(_rewrite))

    assert _is_flagged(capture.source)


@pytest.mark.parametrize("model", ["capture", "source"])
def test_table_that_is_remade_has_its_triggers_and_words_again(
    model: str, capture: Capture, migrate_with: MigrateWith, full_database: str
) -> None:
    before = laid(full_database)

    migrate_with(_column(model))

    assert laid(full_database).keys() == before.keys()
    _assert_closed(capture, full_database)
    assert not _is_flagged(capture.source)
    Source.objects.using(full_database).filter(pk=capture.source.pk).update(title="A new bridge")
    assert RowChange.objects.using(full_database).latest("pk").after == {"title": "A new bridge"}
    assert _is_flagged(capture.source)
    if connections[full_database].vendor == "sqlite":
        assert capture.source.pk not in _rows_of_word(full_database, "old")
        assert capture.source.pk in _rows_of_word(full_database, "new")


def _rows_of_word(alias: str, word: str) -> list[int]:
    index = "sources_source_title_words"
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH %s", [word])
        return [row for (row,) in cursor.fetchall()]


@pytest.mark.parametrize("operations", [(_python(_rewrite),), (_column("capture"), _python(_rewrite))])
def test_migration_that_fails_leaves_tables_closed_and_nothing_changed(
    operations: Any, capture: Capture, migrate_with: MigrateWith, full_database: str
) -> None:
    before = laid(full_database)

    with pytest.raises(FailedError):
        migrate_with(*operations, _python(_fail))

    assert laid(full_database) == before
    _assert_closed(capture, full_database)
    capture.refresh_from_db()
    assert capture.text == "before"


def test_migration_without_a_transaction_that_fails_leaves_tables_closed(
    capture: Capture, migrate_with: MigrateWith, full_database: str
) -> None:
    before = laid(full_database)

    with pytest.raises(FailedError):
        migrate_with(_python(_fail), atomic=False)

    assert laid(full_database) == before
    _assert_closed(capture, full_database)


def test_migration_without_a_transaction_is_refused_a_write_once_table(
    capture: Capture, migrate_with: MigrateWith, full_database: str
) -> None:
    with pytest.raises(IntegrityError, match="write-once"):
        migrate_with(_python(_rewrite), atomic=False)


def test_migration_that_is_taken_back_leaves_tables_closed(
    capture: Capture, migrate_with: MigrateWith, latest: str, full_database: str
) -> None:
    before = laid(full_database)
    migrate_with(_column("capture"))

    call_command("migrate", "sources", latest, database=full_database, verbosity=0)

    assert laid(full_database) == before
    _assert_closed(capture, full_database)
