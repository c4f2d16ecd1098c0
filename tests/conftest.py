"""What every test may use."""

import gc
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from factcheck.database.engines import patience
from factcheck.publishing import standards
from factcheck.publishing.planning import preparing
from tests import laid
from tests.benchmarks.scratch import MIGRATED
from tests.emptying import Emptying
from tests.migrated import Migrated
from tests.processor import OPTION, ProcessorSeconds

QUICK = "not browser and not sweep"
BROWSER = Path(__file__).parent / "browser"
PUBLISHING = ("tests/merging/", "tests/publishing/", "tests/workflow/")
"""The folders of tests in which production's standards and four eyes are in force."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `.ci/run` ask what the tests cost, and for a database that went through every migration."""
    parser.addoption(OPTION, action="store_true", help="print the processor's seconds of each folder of tests")
    parser.addoption(laid.OPTION, action="store_true", help="make the database of SQLite by migrations, not of models")


def pytest_configure(config: pytest.Config) -> None:
    """Leave the slow tests out where nobody named a folder, a file or a mark, and give examples all the time they take.

    `.ci/run` asks for the slow ones.
    """
    if config.args_source is config.ArgsSource.TESTPATHS and not config.option.markexpr:
        config.option.markexpr = QUICK
    # How long an example takes says more about the machine than about the code. Each run has examples of its own, and
    # `.ci/run` asks for the thorough profile.
    hypothesis_settings.register_profile("thorough", deadline=None, max_examples=100)
    hypothesis_settings.register_profile("quick", deadline=None, max_examples=25)
    hypothesis_settings.load_profile("quick")
    if config.getoption(OPTION):
        config.pluginmanager.register(ProcessorSeconds())


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Don't even import tests of browsers where none would run."""
    return True if config.option.markexpr == QUICK and collection_path == BROWSER else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep Python's collector from going through what is only being made: an eighth of the time that this takes."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Keep Python's collector from going through modules and tests over and over, which stay: a seventh of all time.

    Some of them import what servers run, and a server gives no statement the time that making databases takes.
    """
    patience.limit_process(None)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def migrated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Migrated]:
    """The migrated database that earlier tests left, or other workers where pytest is to keep no cache."""
    cache = getattr(request.config, "cache", None)
    folder = cache.mkdir("databases") if cache else tmp_path_factory.getbasetemp().parent
    found = Migrated(folder, by_migrations=request.config.getoption(laid.OPTION))
    yield found
    found.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_blocker: Any, migrated: Migrated, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give each worker a database of its own name; but those of SQLite lie in the worker's own memory.

    pytest-django knows SQLite only by the name of Django's own engine. A browser asks for several things at once, from
    threads that would share one connection to a database in memory: theirs is a file, as in production.
    """
    if connection.vendor == "sqlite" and any(item.get_closest_marker("browser") for item in request.session.items):
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "browser.sqlite3")
    with django_db_blocker.unblock():
        migrated.before_setup()
    if connection.vendor != "sqlite":
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, migrated: Migrated) -> Iterator[None]:
    """Let transactional tests empty what holds rows, tables that refuse it too, and no more: most hold none."""
    with django_db_blocker.unblock():
        migrated.after_setup()
        emptying = Emptying()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: emptying.empty())
        yield


@pytest.fixture
def copies_migrated(db: None, migrated: Migrated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let databases that a test's processes make for themselves begin as copies of the migrated one."""
    monkeypatch.setenv(MIGRATED, migrated.origin())


@pytest.fixture(autouse=True, scope="session")
def nobody_writes_beside() -> Iterator[None]:
    """Let nothing that the server does by itself, such as analysing tables, add to the queries of publishing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preparing, "is_anybody_writing", lambda: False)
        yield


@pytest.fixture(autouse=True)
def held_as_in_production(request: pytest.FixtureRequest) -> None:
    """Hold what is published to the standards and to four eyes where tests are about publishing, and nowhere else.

    `@pytest.mark.gate` asks for the standards elsewhere.
    """
    if request.node.nodeid.startswith(PUBLISHING):
        request.getfixturevalue("settings").FACTCHECK_FOUR_EYES = True
    elif not request.node.get_closest_marker("gate"):
        request.getfixturevalue("monkeypatch").setattr(standards, "_rules", {})


@pytest.fixture(scope="module")
def shared_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database, for rows that all tests of a module read and none changes: they go with the last of these tests.

    Whatever asks for it is a fixture of the module, too, whose rows are in the way of none of its tests. Standards are
    not asked for.
    """
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(standards, "_rules", {})
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shared_editor(shared_db: None) -> User:
    """Whoever publishes what the tests of a module share."""
    return User.objects.create_user("shared-editor", is_staff=True, is_superuser=True)


@pytest.fixture
def editor(db: Any) -> User:
    """Someone who publishes."""
    return User.objects.create_user("editor", password="a-password-for-tests", is_staff=True, is_superuser=True)


@pytest.fixture
def second_editor(db: Any) -> User:
    """Somebody else who publishes what the first alone edited."""
    return User.objects.create_user("second-editor", is_staff=True, is_superuser=True)
