"""Emptying the database after a test whose transactions were committed."""

from typing import Any, Final

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from factcheck.workflow import roles
from tests.write_once import without_triggers

# What `migrate` fills and nearly every test leaves as it is.
_FILLED: Final = ("django_content_type", "auth_permission", "auth_group", "auth_group_permissions")


class Emptying:
    """Deletes what a test left. Django's own way empties every table and then does all that follows a migration."""

    def __init__(self) -> None:
        self._filled = _filled()

    def empty(self) -> None:
        """Empty what holds rows; what `migrate` filled in is made anew where a test changed it."""
        if self._filled != _filled():
            self._flush()
        elif tables := _tables_with_rows():
            with without_triggers(), transaction.atomic(), connection.cursor() as cursor:
                for table in tables:
                    cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")

    def _flush(self) -> None:
        with without_triggers():
            call_command("flush", verbosity=0, interactive=False, reset_sequences=False)
        roles.grant(apps, connection.schema_editor())
        self._filled = _filled()


def _filled() -> list[Any]:
    with connection.cursor() as cursor:
        return [sorted(cursor.execute(f"SELECT * FROM {table}").fetchall()) for table in _FILLED]


def _tables_with_rows() -> list[str]:
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - {*_FILLED}
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})" for table in sorted(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [table for (table,) in cursor.fetchall()]
