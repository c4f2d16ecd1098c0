"""What the database's files keep of rows that are gone, and how it is cleared."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection

from factcheck.database.objects import declared
from factcheck.database.schema import Schema

_TABLES: Final = (
    *("publishing_revisionbody", "publishing_pastfacet", "publishing_publication", "publishing_approval"),
    *(
        "publishing_publicrecord",
        "meaning_vector",
        "editing_rowchange",
        "editing_changeset",
        "merging_merge",
        "merging_proposal",
    ),
    *("django_admin_log", "sources_capture", "sources_passage", "sources_source"),
)


@contextmanager
def overwriting() -> Iterator[None]:
    """Have SQLite write zeros over what the block deletes; PostgreSQL keeps it until `clear`."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        before = cursor.fetchone()[0]
        cursor.execute("PRAGMA secure_delete = ON")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA secure_delete = {int(before)}")


def read_word_indexes_anew() -> None:
    """Fill SQLite's indexes of words again: FTS5 keeps the words of a row that went until it merges its segments."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for each in declared(Schema(connection)):
                if each.fill:
                    cursor.execute(each.fill)


def clear() -> bool:
    """Give the place of deleted rows back, so that the files hold them no more; not inside of a transaction.

    SQLite's file is written anew and its log of writes emptied. Returns False while another connection keeps
    that log from being emptied: then try again.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in _TABLES:
                cursor.execute(f'VACUUM "{table}"')
            return True
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return not cursor.fetchone()[0]
