"""A migration that nobody wrote, on a database of its own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from factcheck.publishing.models import Publication
from sources.models import Capture, Source
from sources.vocabulary import SourceKind
from tests.databases import another_database
from tests.migrated import Migrated

NAME = "9999_added"
MigrateWith = Callable[..., None]


@pytest.fixture(scope="module")
def full_database(
    django_db_setup: None, django_db_blocker: Any, migrated: Migrated, tmp_path_factory: Any
) -> Iterator[str]:
    """A database with all migrations, shared by a module."""
    folder = tmp_path_factory.mktemp("full")
    with django_db_blocker.unblock(), another_database("full", folder, migrated.copy) as alias:
        yield alias


@pytest.fixture
def capture(full_database: str) -> Capture:
    """A capture of a public source, both in the database of the module."""
    slug = f"bridge-{Source.objects.using(full_database).count()}"
    source = Source(title="An old bridge", kind=SourceKind.ARTICLE, slug=slug)
    source.save(using=full_database)
    Publication.objects.using(full_database).create(kind="source", record_id=source.public_id, template=b"{}")
    found = Capture(source=source, content=b"bytes", text="before")
    found.save(using=full_database)
    return found


@pytest.fixture
def latest() -> str:
    """The name of the latest migration of sources that somebody wrote."""
    [(_, name)] = MigrationLoader(None).graph.leaf_nodes("sources")
    return str(name)


@pytest.fixture
def migrate_with(full_database: str, latest: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[MigrateWith]:
    """Runs `migrate` with one more migration of sources, of these operations, and takes that back in the end."""
    load = MigrationLoader.load_disk
    added: dict[str, Any] = {"dependencies": [("sources", latest)], "operations": []}

    def load_disk(self: MigrationLoader) -> None:
        load(self)
        kind = type("Added", (Migration,), added)
        self.disk_migrations["sources", NAME] = kind(NAME, "sources")

    def migrate(*operations: Operation, atomic: bool = True) -> None:
        added.update(operations=operations, atomic=atomic)
        call_command("migrate", "sources", database=full_database, verbosity=0)

    monkeypatch.setattr(MigrationLoader, "load_disk", load_disk)
    yield migrate
    call_command("migrate", "sources", latest, database=full_database, verbosity=0)
