"""Migrating to several targets in one plan: `migrate` takes one, and draws all models up for each."""

from collections.abc import Iterable
from typing import Any, Final
from unittest.mock import patch

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

_FOLDERS: Final = {"factcheck", "sources", "claims"}
OURS: Final = {app.label for app in apps.get_app_configs() if app.name.split(".")[0] in _FOLDERS}


def move(alias: str, targets: Iterable[tuple[str, str | None]] = ()) -> None:
    """Go back to these migrations, or forward to them, with all that others do before and after `migrate`.

    No name stands for going back before an app's first migration, no target for going forward to the last of all.
    """
    executor: Any = MigrationExecutor(connections[alias])
    plan = executor.migration_plan(list(targets) or executor.loader.graph.leaf_nodes())
    state = executor._create_project_state(with_applied_migrations=True)
    told: dict[str, Any] = {"verbosity": 0, "interactive": False, "db": alias, "plan": plan}
    emit_pre_migrate_signal(**told, apps=state.apps)
    with patch.object(Migration, "mutate_state", _mutated):
        reached = executor.migrate([], plan=plan, state=state.clone())
    emit_post_migrate_signal(**told, apps=reached.apps)


def _mutated(migration: Migration, before: ProjectState, preserve: bool = True) -> ProjectState:
    """The state after a migration, for which Django draws all models up once, when it goes back from there.

    As Django has it, models are drawn up for each operation, and then again when it is undone.
    """
    state = before.clone() if preserve else before
    state.__dict__.pop("apps", None)
    for operation in migration.operations:
        operation.state_forwards(migration.app_label, state)
    return state
