"""The triggers in PostgreSQL's words: one function for all tables, told by arguments what it logs."""

from collections.abc import Iterator, Sequence

from factcheck.database.objects import Part, function, trigger
from factcheck.editing.database.tables import Table

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
        PERFORM editing_write(TG_ARGV, (now_is ->> TG_ARGV[6])::bigint, 'update', is_part_of,
            (SELECT jsonb_object_agg(key, value) FROM jsonb_each(was) WHERE value IS DISTINCT FROM now_is -> key),
            (SELECT jsonb_object_agg(key, value) FROM jsonb_each(now_is) WHERE value IS DISTINCT FROM was -> key));
        RETURN NULL;
    END IF;
    -- A part that goes to another record is gone from the one and new in the other.
    IF TG_OP <> 'INSERT' THEN
        PERFORM editing_write(TG_ARGV, (was ->> TG_ARGV[6])::bigint, 'delete', was_part_of, was, '{}');
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM editing_write(TG_ARGV, (now_is ->> TG_ARGV[6])::bigint, 'insert', is_part_of, '{}',
            CASE WHEN TG_ARGV[7] = '' THEN '{}' ELSE now_is END);
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


def objects(tables: Sequence[Table]) -> Iterator[list[Part]]:
    """The functions, then the triggers of each of these tables; nothing for no table."""
    if tables:
        yield [function("editing_write", _WRITE), function("editing_log", _LOG), function("editing_version", _VERSION)]
    for table in tables:
        yield list(_triggers(table))


def backlog(table: Table) -> str:
    """The statement that remembers, as if they had just been added, the rows of which nothing is remembered."""
    known = f"SELECT row_id FROM editing_rowchange WHERE model = '{table.label}'"
    return (
        "INSERT INTO editing_rowchange (model, row_id, operation, before, after, moment) "
        f"SELECT '{table.label}', {table.key}, 'insert', '{{}}', "
        f"{held(table)}, clock_timestamp() "
        f"FROM {table.name} AS present WHERE {table.key} NOT IN ({known})"
    )


def held(table: Table) -> str:
    """What the row called `present` holds of what the history remembers, as one object of JSON."""
    left_out = ",".join(table.left_out)
    return f"to_jsonb(present) - string_to_array('{left_out}', ',')"


def _triggers(table: Table) -> Iterator[Part]:
    yield _trigger(table, "editing_log", "AFTER INSERT OR UPDATE OR DELETE", _arguments(table))
    if table.has_version:
        yield _trigger(table, "editing_version", "BEFORE UPDATE", "")


def _trigger(table: Table, name: str, event: str, arguments: str) -> Part:
    sql = f"CREATE TRIGGER {name} {event} ON {table.name} FOR EACH ROW EXECUTE FUNCTION {name}({arguments})"
    return trigger(name, table.name, sql)


def _arguments(table: Table) -> str:
    raised = table.parent if table.parent_has_version else ""
    values = (
        table.label,
        table.parent_column,
        raised,
        table.grandparent_column,
        ",".join(table.left_out),
        table.parent,
        table.key,
        "says added" if table.says_added else "",
    )
    return ", ".join(f"'{value}'" for value in values)
