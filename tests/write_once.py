"""Taking the triggers off the tables that refuse changes, for tests that must change them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from factcheck.editing import triggers as editing
from factcheck.publishing import triggers

TABLES = ("publishing_revision", "publishing_revisionbody", "sources_capture")


@contextmanager
def without_triggers() -> Iterator[None]:
    """Let the block change and empty the write-once tables, and leave no trace in the history."""
    editing.remove(connection)
    editor = connection.schema_editor(atomic=False, collect_sql=False)
    for table in TABLES:
        triggers.drop(editor, table)
    yield
    for table in TABLES:
        triggers.create(editor, table)
    editing.install(connection)
