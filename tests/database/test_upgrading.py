"""A database of each landed version becomes what a new one is."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from factcheck.editing.models import RowChange
from factcheck.publishing.models import Publication
from sources.models import Capture, Source
from tests.database import legacy
from tests.database.catalogue import laid
from tests.test_migrations import empty_database

__all__ = ["empty_database"]

pytestmark = pytest.mark.sweep

# The latest migrations of each version, and whether it had a history.
VERSIONS: dict[str, tuple[list[tuple[str, str]], bool]] = {
    "the publish boundary": (
        [
            ("publishing", "0001_initial"),
            ("sources", "0001_initial"),
            ("claims", "0001_initial"),
        ],
        False,
    ),
    "the desk": (
        [
            ("publishing", "0003_merges"),
            ("sources", "0005_merging"),
            ("claims", "0004_merging"),
            ("workflow", "0003_later_models"),
            ("editing", "0001_initial"),
            ("merging", "0001_merges"),
            ("accounts", "0001_cache"),
        ],
        True,
    ),
    "the public site": (
        [
            ("publishing", "0004_past_states"),
            ("sources", "0006_retraction"),
            ("claims", "0006_derivations"),
            ("workflow", "0004_public_site"),
            ("editing", "0001_initial"),
            ("accounts", "0001_cache"),
        ],
        True,
    ),
    "the stored vector": (
        [
            ("publishing", "0005_search_vector"),
            ("sources", "0006_retraction"),
            ("claims", "0006_derivations"),
            ("workflow", "0004_public_site"),
            ("editing", "0001_initial"),
            ("accounts", "0001_cache"),
        ],
        True,
    ),
}


@pytest.mark.parametrize("version", VERSIONS)
def test_database_of_a_landed_version_becomes_what_a_new_one_is(version: str, db: None, empty_database: str) -> None:
    source_id = _of_version(version, empty_database)

    call_command("migrate", database=empty_database, verbosity=0)

    assert laid(empty_database) == laid()
    _assert_closed(empty_database)
    source = Source.objects.using(empty_database).get(public_id=source_id)
    _assert_remembered(source)
    _assert_words_found(empty_database, "old", [])
    _assert_words_found(empty_database, "mended", [source.pk])
    assert _roles(empty_database) == _roles("default")


def _of_version(version: str, alias: str) -> str:
    """The database as that version left it, with a captured source."""
    targets, has_history = VERSIONS[version]
    executor = MigrationExecutor(connections[alias])
    apps = executor.migrate(targets).apps
    legacy.lay(connections[alias], history=has_history)
    source = (
        apps.get_model("sources", "Source")
        .objects.using(alias)
        .create(title="An old bridge", kind="article", slug="bridge", public_id="a")
    )
    apps.get_model("sources", "Capture").objects.using(alias).create(source=source, content=b"x", sha256="a" * 64)
    return str(source.public_id)


def _assert_closed(alias: str) -> None:
    captures = Capture.objects.using(alias)
    assert captures.count() == 1
    for change in (lambda: captures.update(text="changed"), captures.all().delete):
        with pytest.raises(IntegrityError, match="write-once"), transaction.atomic(using=alias):
            change()


def _assert_remembered(source: Source) -> None:
    alias = str(source._state.db)
    publication = Publication.objects.using(alias).create(kind="source", record_id=source.public_id, template=b"{}")

    Source.objects.using(alias).filter(pk=source.pk).update(title="A mended bridge")

    changes = RowChange.objects.using(alias).filter(model="sources.source", operation="update")
    assert [change.after for change in changes] == [{"title": "A mended bridge"}]
    publication.refresh_from_db()
    assert publication.saved_since


def _assert_words_found(alias: str, word: str, keys: list[int]) -> None:
    index = "sources_source_title_words"
    condition = {
        "sqlite": f"id IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)",
        "postgresql": "title ILIKE '%%' || %s || '%%'",
    }[connections[alias].vendor]
    found = Source.objects.using(alias).extra(where=[condition], params=[word])
    assert [source.pk for source in found] == keys


def _roles(alias: str) -> dict[str, set[Any]]:
    groups = Group.objects.using(alias)
    names = ("content_type__app_label", "codename")
    assert Permission.objects.using(alias).exists()
    return {group.name: set(group.permissions.values_list(*names)) for group in groups}
