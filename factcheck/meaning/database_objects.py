"""What the database holds for vectors beside their table: none outlives the row that it was made of."""

from collections.abc import Iterator

from factcheck.database.objects import DatabaseObject, Work, function, trigger
from factcheck.database.schema import Schema

_NAME = "meaning_vector_gone_delete"
_TABLE = "publishing_publicrecord"
# SQLite can't remake the table of vectors while a trigger names it.
_OFF = frozenset({Work.TABLES})
_FORGET = "DELETE FROM meaning_vector WHERE record = OLD.id"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {_FORGET}; RETURN OLD; END $$
"""


def forgotten_with_their_rows(schema: Schema) -> Iterator[DatabaseObject]:
    """A trigger that deletes the vector of a row of the read model that is deleted."""
    if not (schema.has("meaning_vector") and schema.has(_TABLE)):
        return
    if schema.vendor == "sqlite":
        sql = f"CREATE TRIGGER {_NAME} AFTER DELETE ON {_TABLE} BEGIN {_FORGET}; END"
        yield DatabaseObject((trigger(_NAME, _TABLE, sql),), off_during=_OFF)
        return
    sql = f"CREATE TRIGGER {_NAME} AFTER DELETE ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION {_NAME}()"
    yield DatabaseObject((function(_NAME, _FUNCTION), trigger(_NAME, _TABLE, sql)), off_during=_OFF)
