"""A database goes back to nothing, then through each landed version, and becomes what a new one is.

One journey serves all that it passes, since most of what it costs is Django drawing up models of states between.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from claims.models import Claim, Topic
from factcheck.database import installer
from factcheck.editing.models import RowChange
from factcheck.publishing.models import Publication
from sources.models import Capture, Source
from tests.database import legacy
from tests.database.catalogue import laid
from tests.database.moving import OURS, move
from tests.test_migrations import migrated_database

__all__ = ["migrated_database"]

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
_PUBLISHED: Final = datetime(2100, 1, 1, tzinfo=UTC)


def test_database_goes_back_to_nothing_and_becomes_what_a_new_one_is_by_way_of_each_version(
    migrated_database: str,
) -> None:
    alias = migrated_database
    tables = _tables(alias)
    _assert_history_stays_until_it_is_taken_back(alias)
    move(alias, [(app, None) for app in OURS])
    _assert_empty(alias)

    sources = {version: _captured(version, alias) for version in VERSIONS}
    move(alias)

    assert _tables(alias) == tables
    assert laid(alias) == laid()
    assert _roles(alias) == _roles("default")
    _assert_versions_begin(alias)
    _assert_saved_since(alias, ["saved"])
    for version, source_id in sources.items():
        _assert_whole(Source.objects.using(alias).get(public_id=source_id), version)


def _tables(alias: str) -> set[str]:
    return {name for name in connections[alias].introspection.table_names() if name.split("_")[0] in OURS}


def _assert_history_stays_until_it_is_taken_back(alias: str) -> None:
    Claim(text="A road was closed.", slug="road", kind="factual").save(using=alias)
    move(alias, [("claims", "0001_initial")])
    claims = _historical(alias).get_model("claims", "Claim").objects.using(alias)

    claims.update(context="Other words.")
    assert RowChange.objects.using(alias).latest("pk").after == {"context": "Other words."}

    move(alias, [("editing", None)])
    claims.update(context="Words that no one remembers.")


def _historical(alias: str) -> Any:
    """The models of the migrations that are done."""
    executor: Any = MigrationExecutor(connections[alias])
    return executor._create_project_state(with_applied_migrations=True).apps


def _assert_empty(alias: str) -> None:
    """Nothing of ours is left but what Django keeps of apps that are gone, which goes too."""
    assert _tables(alias) == set()
    assert laid(alias) == {}
    assert not Group.objects.using(alias).exists()
    Permission.objects.using(alias).all().delete()
    ContentType.objects.using(alias).all().delete()


def _captured(version: str, alias: str) -> str:
    """The database as that version left it, with what is looked for later; the id of a captured source."""
    targets, has_history = VERSIONS[version]
    move(alias, targets)
    _lay_by_hand(alias, has_history)
    apps = _historical(alias)
    if version == "the publish boundary":
        _publish_topics(apps, alias)
        claims = apps.get_model("claims", "Claim").objects.using(alias)
        claims.create(text="Bridge 7 was closed.", slug="bridge", kind="factual", public_id="a")
    slug = version.replace(" ", "-")
    source = (
        apps.get_model("sources", "Source")
        .objects.using(alias)
        .create(title=f"An old bridge of {version}", kind="article", slug=slug, public_id=slug[-12:])
    )
    apps.get_model("sources", "Capture").objects.using(alias).create(source=source, content=b"x", sha256="a" * 64)
    return str(source.public_id)


def _lay_by_hand(alias: str, has_history: bool) -> None:
    """What migrations laid in those days, in place of what they lay now, which is whole."""
    connection = connections[alias]
    before = laid(alias)
    with connection.cursor() as cursor:
        installer._drop(connection, cursor, before.keys())
    installer.install(connection)
    assert laid(alias) == before
    with connection.cursor() as cursor:
        installer._drop(connection, cursor, before.keys())
    legacy.lay(connection, history=has_history)


def _publish_topics(apps: Any, alias: str) -> None:
    """Two topics, of which one was saved after it was published."""
    topics = apps.get_model("claims", "Topic").objects.using(alias)
    for number, name in enumerate(("saved", "same")):
        _publish(topics.create(name=name, slug=name), number, apps, alias)
    topics.filter(name="saved").update(updated_at=_PUBLISHED)


def _publish(topic: Any, number: int, apps: Any, alias: str) -> None:
    named = {"kind": "topic", "record_id": topic.public_id}
    apps.get_model("publishing", "Publication").objects.using(alias).create(template=b"{}", **named)
    hashes = {name: bytes(32) for name in ("previous_hash", "commitment", "hash")}
    for step, (change, days) in enumerate((("first", -1), ("reference", 1))):
        apps.get_model("publishing", "Revision").objects.using(alias).create(
            sequence=2 * number + step,
            number=step + 1,
            change=change,
            time=_PUBLISHED + timedelta(days=days),
            **named,
            **hashes,
        )


def _assert_versions_begin(alias: str) -> None:
    claims, changes = Claim.objects.using(alias), RowChange.objects.using(alias).filter(model="claims.claim")
    assert (claims.get().version, changes.count()) == (1, 0)
    claims.update(context="Words.")
    assert (claims.get().version, changes.get().after) == (2, {"context": "Words."})


def _assert_saved_since(alias: str, names: list[str]) -> None:
    flagged = Publication.objects.using(alias).filter(saved_since=True).values_list("record_id", flat=True)
    assert [topic.name for topic in Topic.objects.using(alias).filter(public_id__in=list(flagged))] == names


def _assert_whole(source: Source, version: str) -> None:
    """Its capture can't be changed, its changes are remembered, and it is found by its words of now."""
    alias = str(source._state.db)
    _assert_closed(source)
    _assert_remembered(source, f"A mended bridge of {version}")
    assert source.pk not in _found(alias, "old")
    assert source.pk in _found(alias, "mended")


def _assert_closed(source: Source) -> None:
    captures = Capture.objects.using(source._state.db).filter(source=source)
    assert captures.count() == 1
    for change in (lambda: captures.update(text="changed"), captures.all().delete):
        with pytest.raises(IntegrityError, match="write-once"), transaction.atomic(using=source._state.db):
            change()


def _assert_remembered(source: Source, title: str) -> None:
    alias = source._state.db
    publication = Publication.objects.using(alias).create(kind="source", record_id=source.public_id, template=b"{}")

    Source.objects.using(alias).filter(pk=source.pk).update(title=title)

    changes = RowChange.objects.using(alias).filter(model="sources.source", row_id=source.pk, operation="update")
    assert [change.after for change in changes] == [{"title": title}]
    publication.refresh_from_db()
    assert publication.saved_since


def _found(alias: str, word: str) -> list[int]:
    index = "sources_source_title_words"
    condition = {
        "sqlite": f"id IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)",
        "postgresql": "title ILIKE '%%' || %s || '%%'",
    }[connections[alias].vendor]
    found = Source.objects.using(alias).extra(where=[condition], params=[word])
    return [source.pk for source in found]


def _roles(alias: str) -> dict[str, set[Any]]:
    groups = Group.objects.using(alias)
    names = ("content_type__app_label", "codename")
    assert Permission.objects.using(alias).exists()
    return {group.name: set(group.permissions.values_list(*names)) for group in groups}
