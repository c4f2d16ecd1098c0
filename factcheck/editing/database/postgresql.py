"""The triggers in PostgreSQL's words: one function for all tables, told by arguments what it logs."""

import hashlib
from collections.abc import Sequence
from typing import Any

from factcheck.editing.database.tables import Table

VENDOR = "postgresql"
_LOG = """
CREATE OR REPLACE FUNCTION editing_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    left_out text[] := string_to_array(TG_ARGV[4], ',');
    was jsonb := '{}';
    now_is jsonb := '{}';
    was_part_of bigint;
    is_part_of bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        was := to_jsonb(OLD) - left_out;
        was_part_of := was ->> TG_ARGV[1];
    END IF;
    IF TG_OP <> 'DELETE' THEN
        now_is := to_jsonb(NEW) - left_out;
        is_part_of := now_is ->> TG_ARGV[1];
    END IF;
    -- First: it makes whoever else changes the same record wait, so that the history lies in the order of commits.
    IF TG_ARGV[2] <> '' THEN
        EXECUTE format('UPDATE %I SET version = version + 1 WHERE id IN ($1, $2)', TG_ARGV[2])
        USING was_part_of, is_part_of;
    END IF;
    IF TG_OP = 'UPDATE' AND was = now_is THEN
        RETURN NULL;
    ELSIF TG_OP = 'UPDATE' AND was_part_of IS NOT DISTINCT FROM is_part_of THEN
        PERFORM editing_write(TG_ARGV, (now_is ->> 'id')::bigint, 'update', is_part_of,
            (SELECT jsonb_object_agg(key, value) FROM jsonb_each(was) WHERE value IS DISTINCT FROM now_is -> key),
            (SELECT jsonb_object_agg(key, value) FROM jsonb_each(now_is) WHERE value IS DISTINCT FROM was -> key));
        RETURN NULL;
    END IF;
    -- A part that goes to another record is gone from the one and new in the other.
    IF TG_OP <> 'INSERT' THEN
        PERFORM editing_write(TG_ARGV, (was ->> 'id')::bigint, 'delete', was_part_of, was, '{}');
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM editing_write(TG_ARGV, (now_is ->> 'id')::bigint, 'insert', is_part_of, '{}', now_is);
    END IF;
    RETURN NULL;
END $$
"""
_WRITE = """
CREATE OR REPLACE FUNCTION editing_write(
    about text[], row_id bigint, operation text, part_of bigint, was jsonb, now_is jsonb
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    grandparent bigint;
BEGIN
    -- Arrays of a trigger's arguments begin at 0.
    IF about[3] <> '' THEN
        EXECUTE format('SELECT %I FROM %I WHERE id = $1', about[3], about[5]) INTO grandparent USING part_of;
    END IF;
    INSERT INTO editing_rowchange
        (model, row_id, operation, before, after, parent_id, grandparent_id, moment, transaction)
    VALUES (about[0], row_id, operation, was, now_is, part_of, grandparent, clock_timestamp(),
        pg_current_xact_id()::text::bigint);
END $$
"""
_VERSION = """
CREATE OR REPLACE FUNCTION editing_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Whatever the statement says: a stale row that is saved can't set it back.
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$
"""
_EXISTING = """
SELECT tgname, tgrelid::regclass::text FROM pg_trigger
WHERE tgname IN ('editing_log', 'editing_version') AND NOT tgisinternal
"""


def statements(tables: Sequence[Table]) -> list[str]:
    """What makes the functions and all triggers of these tables; the last one leaves their fingerprint."""
    made = [_WRITE, _LOG, _VERSION]
    for table in tables:
        made.append(
            f"CREATE TRIGGER editing_log AFTER INSERT OR UPDATE OR DELETE ON {table.name} "
            f"FOR EACH ROW EXECUTE FUNCTION editing_log({_arguments(table)})"
        )
        if table.has_version:
            made.append(
                f"CREATE TRIGGER editing_version BEFORE UPDATE ON {table.name} "
                f"FOR EACH ROW EXECUTE FUNCTION editing_version()"
            )
    return [*made, f"COMMENT ON FUNCTION editing_log() IS '{_fingerprint(made)}'"]


def is_installed(cursor: Any, wanted: Sequence[str]) -> bool:
    """Whether these triggers are there, made by these very statements."""
    cursor.execute("SELECT obj_description(to_regproc('editing_log'), 'pg_proc')")
    if cursor.fetchone()[0] != _fingerprint(wanted[:-1]):
        return False
    cursor.execute(_EXISTING)
    return len(cursor.fetchall()) == sum("CREATE TRIGGER" in statement for statement in wanted)


def remove(cursor: Any) -> None:
    """Drop all that are there, with their functions."""
    cursor.execute(_EXISTING)
    for name, table in cursor.fetchall():
        cursor.execute(f"DROP TRIGGER {name} ON {table}")
    cursor.execute("DROP FUNCTION IF EXISTS editing_log()")
    cursor.execute("DROP FUNCTION IF EXISTS editing_version()")
    cursor.execute("DROP FUNCTION IF EXISTS editing_write(text[], bigint, text, bigint, jsonb, jsonb)")


def _fingerprint(made: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(made).encode()).hexdigest()


def _arguments(table: Table) -> str:
    raised = table.parent if table.parent_has_version else ""
    values = (
        table.label,
        table.parent_column,
        raised,
        table.grandparent_column,
        ",".join(table.left_out),
        table.parent,
    )
    return ", ".join(f"'{value}'" for value in values)
