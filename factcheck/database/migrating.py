"""What `migrate` does with database objects: each migration takes them off and lays them again in its own transaction.

So a migration that fails, or is killed, leaves them as they were.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.db import connections, migrations
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from factcheck.database.installer import install, take_off
from factcheck.database.objects import Work

Step = Callable[[BaseDatabaseWrapper], None]


class Bracket(Operation):
    """An operation before or after all others of a migration; whatever goes backwards meets the other one first."""

    reduces_to_sql = False

    def __init__(self, forwards: Step, backwards: Step) -> None:
        self._forwards = forwards
        self._backwards = backwards

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing: no model changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Take off or lay."""
        self._forwards(schema_editor.connection)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Lay or take off."""
        self._backwards(schema_editor.connection)


def before_migrations(*, plan: Sequence[tuple[migrations.Migration, bool]], **kwargs: Any) -> None:
    """Put brackets around the operations of each migration that is about to run, as contenttypes adds its own."""
    for migration, _ in plan:
        # The stubs call it a sequence; Django makes it a list of the instance.
        operations: Any = migration.operations
        operations[:] = _bracketed(migration)


def after_migrations(*, using: str, **kwargs: Any) -> None:
    """Lay what is declared, if it is not there yet."""
    install(connections[using])


def _bracketed(migration: migrations.Migration) -> list[Operation]:
    operations = migration.operations
    if not operations:
        return []
    if not migration.atomic:
        # Taking off could not be undone if it failed: it runs with all in place.
        return [Bracket(install, install), *operations, Bracket(install, install)]
    rows_only = all(isinstance(operation, migrations.RunPython) for operation in operations)
    off = partial(take_off, work=Work.ROWS if rows_only else Work.TABLES)
    return [Bracket(off, install), *operations, Bracket(install, off)]
