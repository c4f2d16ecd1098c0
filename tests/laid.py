"""A database as migrations leave it, made of the models at once: a tenth of their work."""

from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from factcheck.workflow import roles
from tests.databases import another_database

OPTION = "--by-migrations"


def lay(folder: Path) -> Path:
    """Make a file of SQLite there, in which every migration counts as done."""
    made = folder / "laid.sqlite3"
    made.unlink(missing_ok=True)
    with another_database("laid", folder) as alias:
        lay_in(alias)
    return made


def lay_in(alias: str) -> None:
    """Make the tables of all models, all that is laid after `migrate`, and the roles, which a migration makes."""
    with override_settings(MIGRATION_MODULES={app.label: None for app in apps.get_app_configs()}):
        call_command("migrate", run_syncdb=True, database=alias, verbosity=0)
    _record_all(alias)
    roles.grant(apps, connections[alias].schema_editor())


def _record_all(alias: str) -> None:
    recorder = MigrationRecorder(connections[alias])
    recorder.ensure_schema()
    done = MigrationLoader(connections[alias]).disk_migrations
    recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in done)
