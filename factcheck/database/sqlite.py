"""What SQLite has of ours. It keeps the text of each statement, so that the text alone says what is current."""

from collections.abc import Collection, Iterable, Mapping
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


def genuine(cursor: Any, parts: Iterable[Part]) -> set[Key]:
    """Those of the parts that are laid and do what their statements say."""
    found = laid(cursor)
    return {part.key for part in parts if part.key in found and is_current(part, found[part.key])}


def strangers(cursor: Any, known: Collection[Key]) -> list[Key]:
    """The triggers of all tables but those that are known."""
    cursor.execute("SELECT type, name, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    return [key for row in cursor.fetchall() if (key := Key(*row)) not in known]
