"""The tables and columns that are there, from which database objects are made."""

from itertools import groupby
from operator import itemgetter
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

_COLUMNS: Final = {
    "sqlite": """
SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL TABLE%'
""",
    "postgresql": """
SELECT c.relname, a.attname FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
""",
}
# Django's own way parses the statements that made the table, which takes longer than all else here.
_UNIQUE_ON_SQLITE: Final = """
SELECT '' AS key, name FROM pragma_table_info(%(table)s) WHERE pk
UNION ALL
SELECT i.name, c.name FROM pragma_index_list(%(table)s) AS i, pragma_index_info(i.name) AS c WHERE i."unique"
ORDER BY key
"""


class Schema:
    """The tables of one database at one moment, read in one query."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self.vendor = connection.vendor
        self.columns: dict[str, list[str]] = {}
        with connection.cursor() as cursor:
            cursor.execute(_COLUMNS[self.vendor])
            # By name: their own order tells how old a database is, which what is made of them must not.
            for table, column in sorted(cursor.fetchall()):
                self.columns.setdefault(table, []).append(column)

    def has(self, table: str, *columns: str) -> bool:
        """Whether the table is there, with all of these columns."""
        return table in self.columns and set(columns) <= set(self.columns[table])

    def unique_keys(self, table: str) -> list[list[str]]:
        """The columns of its primary key and of each unique constraint; on SQLite only."""
        with self._connection.cursor() as cursor:
            cursor.execute(_UNIQUE_ON_SQLITE, {"table": table})
            rows = cursor.fetchall()
        return [[column for _, column in key] for _, key in groupby(rows, key=itemgetter(0))]
