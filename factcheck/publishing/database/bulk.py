"""Rows of a model, made in memory with the keys that they will have, and written in a few statements.

Django's `bulk_create` writes the same, but makes an object a row and gives keys only once a row is written: that takes
three times as long. Triggers see every row. Nothing is validated here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from factcheck.publishing.packed.fields import PackedField

_RESERVED: Final = 500
_PARAMETERS: Final = 4000
_CONVERTED: Final = (models.DateField, models.DecimalField, models.JSONField, PackedField)


class Table:
    """The rows of one model that are to be added."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.rows: list[dict[str, Any]] = []
        self.fields = {str(field.attname): field for field in model._meta.concrete_fields}
        self._columns = [str(field.column) for field in self.fields.values()]
        self._key = str(model._meta.pk.attname)
        self._defaults = {name: _default(field) for name, field in self.fields.items()}
        self._converted = [name for name, field in self.fields.items() if isinstance(field, _CONVERTED)]
        self._free: Iterator[int] = iter(())

    def add(self, values: Mapping[str, Any]) -> int:
        """Add a row of these values, by the names of attributes; return its key, a new one if none is given."""
        row = self._defaults | values  # type: ignore[operator]  # a mapping is as good as a dictionary here
        key: int = row[self._key] if row[self._key] is not None else (next(self._free, 0) or self._reserve())
        row[self._key] = key
        self.rows.append(row)
        return key

    def write(self) -> list[tuple[int, int]]:
        """Write the rows; return their keys as pairs of a first and a last."""
        rows, self.rows = self.rows, []
        for name in self._converted:
            self._prepare(name, rows)
        if rows:
            self._insert([list(row.values()) for row in rows])
        return _ranges([row[self._key] for row in rows])

    def prepared(self, name: str, value: Any) -> Any:
        """A value of an attribute as the database takes it."""
        return self.fields[name].get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])

    def _prepare(self, name: str, rows: Sequence[dict[str, Any]]) -> None:
        last = prepared = None
        for row in rows:
            # Most are empty, which is the same in every database, or the same as in the row before.
            if (value := row[name]) is not None:
                if value is not last:
                    last, prepared = value, self.prepared(name, value)
                row[name] = prepared

    def forget(self) -> None:
        """Drop rows that were not written, and keys that were reserved for more."""
        self.rows, self._free = [], iter(())

    def _insert(self, rows: Sequence[Sequence[Any]]) -> None:
        quote = connection.ops.quote_name
        columns = ", ".join(quote(name) for name in self._columns)
        head = f"INSERT INTO {quote(self.model._meta.db_table)} ({columns}) VALUES "  # noqa: S608  # our own names
        one = f"({', '.join(['%s'] * len(self._columns))})"
        size = max(_PARAMETERS // len(self._columns), 1)
        with connection.cursor() as cursor:
            for start in range(0, len(rows), size):
                some = rows[start : start + size]
                cursor.execute(head + ", ".join([one] * len(some)), [value for row in some for value in row])

    def _reserve(self) -> int:
        """Keys that no other writer gets."""
        table = self.model._meta.db_table
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                # Nobody else writes while this transaction lasts. Each insert moves the table's last key on.
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
                last = max([0, *(row[0] for row in cursor.fetchall()), *(row[self._key] for row in self.rows[-1:])])
                self._free = iter(range(last + 1, last + 1 + _RESERVED))
            else:
                sql = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
                cursor.execute(sql, [table, self._key, _RESERVED])
                self._free = iter(sorted(row[0] for row in cursor.fetchall()))
        return next(self._free)


def _default(field: "models.Field[Any, Any]") -> Any:
    if field.primary_key:
        return None
    if field.has_default():
        return field.get_default()
    return None if field.null else ""


def _ranges(keys: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for key in keys:
        if found and key == found[-1][1] + 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found
