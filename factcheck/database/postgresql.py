"""What PostgreSQL has of ours.

It keeps no statement, only what it understood. So each part is signed with a comment: the hash of its statement and of
its definition as PostgreSQL tells it. A change of either shows, and so does a trigger that is disabled.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

from django.db import DatabaseError, transaction

from factcheck.database.objects import OURS, Key, Part

_LAID: Final = """
SELECT 'trigger', tgname, c.relname, pg_get_triggerdef(t.oid) || tgenabled::text, obj_description(t.oid, 'pg_trigger')
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = tgrelid
WHERE c.relnamespace = %(schema)s::regnamespace AND NOT tgisinternal AND tgname ~ %(ours)s
UNION ALL
SELECT 'function', proname, '', pg_get_functiondef(oid), obj_description(oid, 'pg_proc')
FROM pg_proc WHERE pronamespace = %(schema)s::regnamespace AND prokind = 'f' AND proname ~ %(ours)s
UNION ALL
SELECT 'index', c.relname, t.relname, pg_get_indexdef(c.oid) || indisvalid::text, obj_description(c.oid, 'pg_class')
FROM pg_index JOIN pg_class AS c ON c.oid = indexrelid JOIN pg_class AS t ON t.oid = indrelid
JOIN pg_am ON pg_am.oid = c.relam AND amname = 'gin'
WHERE c.relnamespace = %(schema)s::regnamespace AND c.relname ~ %(ours)s
UNION ALL
SELECT 'statistics', stxname, c.relname, pg_get_statisticsobjdef(s.oid), obj_description(s.oid, 'pg_statistic_ext')
FROM pg_statistic_ext AS s JOIN pg_class AS c ON c.oid = stxrelid
WHERE stxnamespace = %(schema)s::regnamespace AND stxname ~ %(ours)s
"""
_STRANGERS: Final = """
SELECT 'trigger', tgname, c.relname FROM pg_trigger JOIN pg_class AS c ON c.oid = tgrelid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT tgisinternal
UNION ALL
SELECT 'rule', rulename, tablename FROM pg_rules WHERE schemaname = current_schema()
UNION ALL
SELECT 'row security', relname, relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity
ORDER BY 1, 3, 2
"""


class _Laid(NamedTuple):
    definition: str
    signature: str | None


def laid(cursor: Any) -> dict[Key, _Laid]:
    """What is there, each with its definition and signature."""
    return _laid_in(cursor, _schema(cursor))


def _laid_in(cursor: Any, schema: str) -> dict[Key, _Laid]:
    cursor.execute(_LAID, {"ours": OURS.pattern, "schema": schema})
    return {Key(*row[:3]): _Laid(*row[3:]) for row in cursor.fetchall()}


def _schema(cursor: Any, which: str = "current_schema()") -> str:
    return str(cursor.execute(f"SELECT {which}").fetchone()[0])


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


def genuine(cursor: Any, parts: Iterable[Part]) -> set[Key]:
    """Those of the parts that are laid and do what their statements say.

    A signature convinces only whom nobody wants to deceive. So each part is made once more, on temporary tables of the
    same columns, and the two definitions are compared. The caller is in a transaction.
    """
    wanted = list(parts)
    found, schema = laid(cursor), _schema(cursor)
    with transaction.atomic():
        _make_temporary(cursor, wanted, schema)
        made = _laid_in(cursor, temporary := _schema(cursor, "pg_my_temp_schema()::regnamespace"))
        transaction.set_rollback(True)
    bare = re.compile(rf"\b({re.escape(schema)}|{re.escape(temporary)}|pg_temp)\.")
    return {
        part.key
        for part in wanted
        if part.key in found
        and part.key in made
        and bare.sub("", found[part.key].definition) == bare.sub("", made[part.key].definition)
    }


def _make_temporary(cursor: Any, parts: Iterable[Part], schema: str) -> None:
    tables: set[str] = set()
    for part in parts:
        if part.key.table and part.key.table not in tables:
            tables.add(part.key.table)
            cursor.execute(f'CREATE TEMPORARY TABLE "{part.key.table}" (LIKE {schema}."{part.key.table}")')
        try:
            with transaction.atomic():
                cursor.execute(_temporary(part))
        except DatabaseError:
            # Such as a trigger whose function is gone: it is not among those that were made.
            continue


def _temporary(part: Part) -> str:
    # What hangs on a table lies where that does; these two lie where their names say.
    if part.key.sort not in {"function", "statistics"}:
        return part.sql
    sort = part.key.sort.upper()
    return part.sql.replace(f"{sort} {part.key.name}", f"{sort} pg_temp.{part.key.name}", 1)


def strangers(cursor: Any, known: Collection[Key]) -> list[Key]:
    """The triggers and rules of all tables but those that are known, and policies that hide rows."""
    cursor.execute(_STRANGERS)
    return [key for row in cursor.fetchall() if (key := Key(*row)) not in known]
