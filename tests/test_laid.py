"""Whether a database made of the models is the one that migrations make."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from factcheck.workflow import roles
from tests.databases import another_database
from tests.laid import OPTION, lay_in
from tests.migrated import Migrated

GRANTED = """
SELECT g.name, c.app_label, p.codename FROM auth_group AS g
LEFT JOIN auth_group_permissions AS gp ON gp.group_id = g.id
LEFT JOIN auth_permission AS p ON p.id = gp.permission_id
LEFT JOIN django_content_type AS c ON c.id = p.content_type_id
"""


@pytest.mark.django_db
def test_database_of_the_tests_has_every_migration_done_and_every_role() -> None:
    loader = MigrationLoader(connection)

    assert loader.applied_migrations.keys() == loader.disk_migrations.keys()
    assert {group.name for group in Group.objects.all()} == roles.ROLES.keys()


@pytest.mark.sweep
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's is always made by migrations")
def test_database_of_the_models_is_that_of_the_migrations(
    django_db_setup: None, django_db_blocker: Any, migrated: Migrated, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    came_by_them = migrated.copy if request.config.getoption(OPTION) else None
    with django_db_blocker.unblock():
        with another_database("laid", tmp_path) as alias:
            lay_in(alias)
            made = _contents(alias)
        with another_database("migrated", tmp_path, came_by_them) as alias:
            call_command("migrate", database=alias, verbosity=0)
            expected = _contents(alias)

    assert made.keys() == expected.keys()
    assert {name: (held, expected[name]) for name, held in made.items() if held != expected[name]} == {}


def _contents(alias: str) -> dict[str, Any]:
    """What lies in it, whatever the order of a table's columns, which is that in which they were added."""
    with connections[alias].cursor() as cursor:
        definitions = cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        held: dict[str, Any] = {f"{sort} {name}": _parts(sql) for sort, name, sql in definitions}
        for table in [name for sort, name, _ in definitions if sort == "table" and name != "sqlite_sequence"]:
            held[f"rows of {table}"] = cursor.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        held["granted"] = set(cursor.execute(GRANTED).fetchall())
        held["done"] = set(cursor.execute("SELECT app, name FROM django_migrations").fetchall())
    return held


def _parts(definition: str) -> list[str]:
    inside = " ".join(definition.split()).partition("(")[2].rpartition(")")[0]
    return sorted(inside.split(", "))
