"""Taking the triggers off the tables that refuse changes, for tests that must change them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from factcheck.editing.database import triggers as editing
from factcheck.publishing import triggers

# Each with the column that may change.
TABLES = {"publishing_revision": "", "publishing_revisionbody": "", "sources_capture": "source_id"}


@contextmanager
def without_triggers() -> Iterator[None]:
    """Let the block change and empty the write-once tables, and leave no trace in the history."""
    editing.remove(connection)
    editor = connection.schema_editor(atomic=False, collect_sql=False)
    for table in TABLES:
        triggers.drop(editor, table)
    yield
    for table, movable in TABLES.items():
        triggers.create(editor, table, movable=movable)
    editing.install(connection)
