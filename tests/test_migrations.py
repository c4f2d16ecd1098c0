"""The migrations of sources and claims, down to nothing and up again, on a database of their own."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from claims.models import Topic
from factcheck.editing.models import RowChange
from factcheck.publishing.canonical import canonical_bytes
from factcheck.publishing.models import PastFacet, PastRecord, Publication, PublicRecord, Revision, RevisionBody
from factcheck.publishing.packed.packing import is_packed
from sources.models import Publisher, Source
from tests.database.moving import move
from tests.databases import another_database
from tests.migrated import Migrated

pytestmark = pytest.mark.sweep

ALIAS = "migrated"
LATER = datetime(2100, 1, 1, tzinfo=UTC)
FIRST = ("claims", "0001_initial")


@pytest.fixture
def empty_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Any) -> Iterator[str]:
    """An empty database under another alias: going down to nothing would spoil the other tests' own."""
    with django_db_blocker.unblock(), another_database(ALIAS, tmp_path) as alias:
        yield alias


@pytest.fixture
def migrated_database(db: None, django_db_blocker: Any, migrated: Migrated, tmp_path: Path) -> Iterator[str]:
    """Like that, with every migration done."""
    with django_db_blocker.unblock(), another_database(ALIAS, tmp_path, migrated.copy) as alias:
        yield alias


def test_what_was_public_before_is_made_from_the_log_when_migrating(migrated_database: str) -> None:
    call_command("migrate", "publishing", "0003", database=migrated_database, verbosity=0)
    for record_id, changes in (
        ("0" * 12, ["first", "update", "update"]),
        ("1" * 12, ["first", "withdrawal", "update"]),
    ):
        for number, change in enumerate(changes, start=1):
            _log(record_id, number, change, migrated_database)

    for _ in range(2):
        call_command("migrate", "publishing", "0004", database=migrated_database, verbosity=0)
        past = PastRecord.objects.using(migrated_database).order_by("id").values_list("record_id", "id", "until")
        facets = PastFacet.objects.using(migrated_database).values_list("name", "value", "until")
        assert list(past) == [("0" * 12, 0, 1), ("0" * 12, 1 << 16, 2)]
        assert sorted(facets) == [("parent", "a-parent", 1), ("parent", "a-parent", 2)]
        call_command("migrate", "publishing", "0003", database=migrated_database, verbosity=0)


def _log(record_id: str, number: int, change: str, alias: str) -> None:
    log = Revision.objects.using(alias)
    hashes = {name: bytes(32) for name in ("previous_hash", "commitment", "hash")}
    revision = log.create(
        sequence=log.count(), kind="topic", record_id=record_id, number=number, change=change, time=LATER, **hashes
    )
    names = ("type", "url", "name", "slug", "description", "first_published_at", "updated_at")
    document = dict.fromkeys(names, "") | {"id": record_id, "parent": {"id": "a-parent"}}
    RevisionBody.objects.using(alias).create(
        revision=revision, document=canonical_bytes(document), salt=bytes(32), sha256=bytes(32)
    )


def test_captures_keep_their_bytes_and_their_triggers_when_they_get_their_files(empty_database: str) -> None:
    call_command("migrate", "sources", "0001", database=empty_database, verbosity=0)
    old = _historical(empty_database, ("sources", "0001_initial"))
    sources, captures = (old.get_model("sources", name).objects.using(empty_database) for name in ("Source", "Capture"))
    source = sources.create(title="A source", kind="article", slug="a-source")
    captures.create(source=source, content=b"bytes", sha256="a" * 64)

    for target in ("0004", "0001", "0004"):
        call_command("migrate", "sources", target, database=empty_database, verbosity=0)

        assert [bytes(content) for content in captures.values_list("content", flat=True)] == [b"bytes"]
        with pytest.raises(IntegrityError, match="write-once"), transaction.atomic(using=empty_database):
            captures.update(text="y")
        with pytest.raises(IntegrityError, match="write-once"), transaction.atomic(using=empty_database):
            captures.all().delete()


def test_log_keeps_its_rows_and_triggers_when_its_changes_are_checked(migrated_database: str) -> None:
    _log("0" * 12, 1, "first", migrated_database)

    refused = pytest.raises(IntegrityError, match="publishing_revision_change_known")
    for target, is_checked in (("0005", False), ("0006", True)):
        call_command("migrate", "publishing", target, database=migrated_database, verbosity=0)

        log = Revision.objects.using(migrated_database)
        assert [(row.sequence, row.change, bytes(row.body.salt)) for row in log] == [(0, "first", bytes(32))]
        with refused if is_checked else nullcontext():
            _try_unknown_change(migrated_database)
        with connections[migrated_database].cursor() as cursor:
            for statement in ("UPDATE publishing_revision SET number = 2", "DELETE FROM publishing_revision"):
                with pytest.raises(IntegrityError, match="write-once"), transaction.atomic(using=migrated_database):
                    cursor.execute(statement)


def _try_unknown_change(alias: str) -> None:
    with transaction.atomic(using=alias):
        _log("1" * 12, 1, "zz", alias)
        transaction.set_rollback(True, using=alias)


@pytest.mark.django_db
def test_models_have_no_change_that_a_migration_lacks() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _historical(alias: str, target: tuple[str, str] = FIRST) -> Any:
    return MigrationExecutor(connections[alias]).loader.project_state([target]).apps


def test_source_table_keeps_its_triggers_and_its_words_when_it_learns_of_retractions(empty_database: str) -> None:
    call_command("migrate", "publishing", database=empty_database, verbosity=0)
    call_command("migrate", "sources", "0005", database=empty_database, verbosity=0)
    rows = _historical(empty_database, ("sources", "0005_merging")).get_model("sources", "Source").objects
    source = rows.using(empty_database).create(title="An old bridge", kind="article", slug="bridge", public_id="a")
    publication = Publication.objects.using(empty_database).create(kind="source", record_id="a", template=b"{}")

    for target in ("0006", "0005", "0006"):
        call_command("migrate", "sources", target, database=empty_database, verbosity=0)

        publication.refresh_from_db()
        assert not publication.saved_since
        rows.using(empty_database).filter(pk=source.pk).update(title=f"A bridge of {target}")
        publication.refresh_from_db()
        assert publication.saved_since
        publication.saved_since = False
        publication.save()
        found = Source.objects.using(empty_database).filter(title__icontains=target)
        assert [each.pk for each in found.only("pk")] == [source.pk]
        if connection.vendor == "sqlite":
            assert _words(empty_database, target) == [(source.pk,)]


def test_documents_are_whole_again_where_migrating_back_knows_of_no_packing(migrated_database: str) -> None:
    whole = b'{"name":"A bridge","names":[],"name_of_the_bridge":"A bridge"}' * 9
    row = Publication.objects.using(migrated_database).create(kind="source", record_id="a", template=whole)
    # The first record that a site publishes has this id.
    day = datetime(2024, 6, 1, tzinfo=UTC)
    first = PublicRecord.objects.using(migrated_database).create(
        pk=0,
        first_place=0,
        number=1,
        kind="source",
        record_id="a",
        name="A bridge",
        first_published_at=day,
        updated_at=day,
        summary=whole,
        document=whole,
    )
    assert all(is_packed(stored) for stored in _stored_documents(migrated_database))

    call_command("migrate", "publishing", "0014", database=migrated_database, verbosity=0)

    assert _stored_documents(migrated_database) == [whole] * 3
    call_command("migrate", database=migrated_database, verbosity=0)
    row.refresh_from_db()
    first.refresh_from_db()
    assert (row.template, first.document, first.summary) == (whole, whole, whole)


def _stored_documents(alias: str) -> list[bytes]:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT template FROM publishing_publication UNION ALL SELECT document FROM publishing_publicrecord"
            " UNION ALL SELECT summary FROM publishing_publicrecord"
        )
        return [bytes(stored) for (stored,) in cursor.fetchall()]


def _words(alias: str, word: str) -> list[Any]:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM sources_source_title_words WHERE sources_source_title_words MATCH %s", [f'"{word}"']
        )
        return list(cursor.fetchall())


def test_names_that_a_machine_made_go_where_migrating_back_makes_their_origin_unknown(migrated_database: str) -> None:
    topic = Topic.objects.using(migrated_database).create(name="war", slug="war")
    publisher = Publisher.objects.using(migrated_database).create(
        name="The Gazette", slug="gazette", kind="news_outlet"
    )
    for language, origin in (("ru", "machine"), ("ar", "editor")):
        topic.names.create(language=language, name=origin, origin=origin)
        publisher.names.create(language=language, name=origin, origin=origin)

    move(migrated_database, [("claims", "0017_names_in_languages"), ("sources", "0013_names_in_languages")])
    move(migrated_database)

    assert [found.origin for found in (*topic.names.all(), *publisher.names.all())] == ["editor", "editor"]


def test_history_says_again_what_was_added_where_migrating_back_does_not_ask_the_rows(migrated_database: str) -> None:
    topics, changes = Topic.objects.using(migrated_database), RowChange.objects.using(migrated_database)
    stays, goes = (topics.create(name=name, slug=name) for name in ("stays", "goes"))
    topics.filter(pk=stays.pk).update(name="renamed")
    topics.filter(pk=goes.pk).delete()
    added = changes.filter(model="claims.topic", operation="insert")

    for target, names in (("0003", [None, None]), ("0002", ["stays", "goes"]), ("0003", ["stays", "goes"])):
        call_command("migrate", "editing", target, database=migrated_database, verbosity=0)
        assert [each.after.get("name") for each in added.order_by("pk")] == names
    assert added.latest("pk").after == changes.get(operation="delete").before
