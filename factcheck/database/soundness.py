"""Whether indexes of words hold what their rows say."""

from collections.abc import Iterator
from typing import Any, Final

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from factcheck.database.faults import Fault, fault_in
from factcheck.database.remaking import word_indexes

MEND: Final = "manage.py rebuild_read_model"
"""What makes them anew."""

_CHECK = "INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"
_WORDS = "CREATE VIRTUAL TABLE temp.checked_words USING fts5vocab('main', '{index}', 'row')"
# The check does not look at the tree by which words are looked up: whoever cuts that hides rows from every search.
_LOST = """
SELECT 1 FROM temp.checked_words AS word
WHERE word.doc <> (SELECT count(*) FROM {index} WHERE {index} MATCH '"' || word.term || '"') LIMIT 1
"""
_INVALID = """
SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(%s) AND indisvalid AND indisready AND indislive
"""


def unsound(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """The names of all indexes of words that are missing, damaged, or say something else than their rows."""
    for index in word_indexes(connection):
        name = index.parts[0].key.name
        if not (_is_sound if connection.vendor == "sqlite" else _is_valid)(connection, name):
            yield name


def _is_sound(connection: BaseDatabaseWrapper, index: str) -> bool:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(_CHECK.format(index=index))
            return not _loses_words(cursor, index)
    except DatabaseError as error:
        if fault_in(error) not in {None, Fault.DAMAGED}:
            raise
        return False


def _loses_words(cursor: Any, index: str) -> bool:
    cursor.execute(_WORDS.format(index=index))
    try:
        return cursor.execute(_LOST.format(index=index)).fetchone() is not None
    finally:
        cursor.execute("DROP TABLE temp.checked_words")


def _is_valid(connection: BaseDatabaseWrapper, index: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_INVALID, [index])
        return cursor.fetchone() is not None


def is_damage(error: DatabaseError, connection: BaseDatabaseWrapper) -> bool:
    """Whether an error came of a damaged index of words; its transaction is rolled back."""
    fault = fault_in(error)
    if fault not in {None, Fault.DAMAGED} or connection.vendor == "postgresql":
        return fault is Fault.DAMAGED
    return any(True for _ in unsound(connection))
