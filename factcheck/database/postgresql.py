"""What PostgreSQL has of ours.

It keeps no statement, only what it understood. So each part is signed with a comment: the hash of its statement and of
its definition as PostgreSQL tells it. A change of either shows, and so does a trigger that is disabled.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from factcheck.database.objects import OURS, Key, Part

_LAID: Final = """
SELECT 'trigger', tgname, c.relname, pg_get_triggerdef(t.oid) || tgenabled::text, obj_description(t.oid, 'pg_trigger')
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = tgrelid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgname ~ %(ours)s
UNION ALL
SELECT 'function', proname, '', pg_get_functiondef(oid), obj_description(oid, 'pg_proc')
FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f' AND proname ~ %(ours)s
UNION ALL
SELECT 'index', c.relname, t.relname, pg_get_indexdef(c.oid) || indisvalid::text, obj_description(c.oid, 'pg_class')
FROM pg_index JOIN pg_class AS c ON c.oid = indexrelid JOIN pg_class AS t ON t.oid = indrelid
JOIN pg_am ON pg_am.oid = c.relam AND amname = 'gin'
WHERE c.relnamespace = current_schema()::regnamespace AND c.relname ~ %(ours)s
UNION ALL
SELECT 'statistics', stxname, c.relname, pg_get_statisticsobjdef(s.oid), obj_description(s.oid, 'pg_statistic_ext')
FROM pg_statistic_ext AS s JOIN pg_class AS c ON c.oid = stxrelid
WHERE stxnamespace = current_schema()::regnamespace AND stxname ~ %(ours)s
"""


class _Laid(NamedTuple):
    definition: str
    signature: str | None


def laid(cursor: Any) -> dict[Key, _Laid]:
    """What is there, each with its definition and signature."""
    cursor.execute(_LAID, {"ours": OURS.pattern})
    return {Key(*row[:3]): _Laid(*row[3:]) for row in cursor.fetchall()}


def is_current(part: Part, found: _Laid) -> bool:
    """Whether it was made by the part's statement, and is still what that made."""
    return found.signature == _signature(part, found)


def drop(key: Key) -> str:
    """The statement that drops it."""
    return f'DROP {key.sort} "{key.name}"{_of_table(key)}'


def sign(cursor: Any, parts: Iterable[Part], found: Mapping[Key, _Laid]) -> None:
    """Leave a comment on each part that was just made."""
    for part in parts:
        name = f'"{part.key.name}"{_of_table(part.key)}'
        cursor.execute(f"COMMENT ON {part.key.sort} {name} IS '{_signature(part, found[part.key])}'")


def _of_table(key: Key) -> str:
    return f' ON "{key.table}"' if key.sort == "trigger" else ""


def _signature(part: Part, found: _Laid) -> str:
    return hashlib.sha256(f"{part.sql}\0{found.definition}".encode()).hexdigest()
