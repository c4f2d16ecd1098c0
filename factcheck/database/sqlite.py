"""What SQLite has of ours. It keeps the text of each statement, so that the text alone says what is current."""

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.database.objects import OURS, Key, Part

_LAID = """
SELECT type, name, CASE type WHEN 'trigger' THEN tbl_name ELSE '' END, sql FROM sqlite_master
WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL TABLE%'
"""


def laid(cursor: Any) -> dict[Key, str]:
    """What is there, each with its definition."""
    cursor.execute(_LAID)
    return {Key(*key): sql for *key, sql in cursor.fetchall() if OURS.search(key[1])}


def is_current(part: Part, definition: str) -> bool:
    """Whether the definition is what the part's statement makes."""
    return definition == part.sql


def drop(key: Key) -> str:
    """The statement that drops it."""
    return f'DROP {key.sort} "{key.name}"'


def sign(cursor: Any, parts: Iterable[Part], definitions: Mapping[Key, str]) -> None:
    """Nothing: the text says it."""
