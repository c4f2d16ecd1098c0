"""Where words still are: of all columns of all tables. What is looked for is not stored, nor logged."""

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.apps import apps
from django.db import connection, models

from factcheck.publishing.kinds import Key
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.packed.fields import PackedField

_HOLDING: Final = (models.CharField, models.TextField, models.BinaryField, models.JSONField)
_MATCH: Final = {"sqlite": "instr(CAST({} AS BLOB), %s)", "postgresql": "position(%s::bytea IN {}) > 0"}


class Place(NamedTuple):
    """A column that has the words, and in how many rows."""

    table: str
    column: str
    rows: int

    def __str__(self) -> str:
        return f"{self.table}.{self.column}: {self.rows}"


def places(words: str) -> Iterator[Place]:
    """Every column of every model's table that has these very words, as they are or as JSON spells them."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            for field in model._meta.concrete_fields:
                if isinstance(field, _HOLDING) and (rows := _count(model, field, words)):
                    yield Place(model._meta.db_table, str(field.column), rows)


def shown_with(key: Key, words: str) -> bool:
    """Whether the record's page, or that of a part of its document, has these words now."""
    theirs = PublicRecord.objects.filter(kind=key.kind, record_id=key.record_id)
    parts = PublicRecord.objects.filter(part_of=key.record_id)
    documents = (theirs | parts).values_list("document", flat=True)
    return any(spelling in bytes(document) for document in documents for spelling in _spellings(words))


def _count(model: type[models.Model], field: Any, words: str) -> int:
    if isinstance(field, PackedField):
        stored = model._base_manager.values_list(field.attname, flat=True).iterator()
        return sum(any(spelling in data for spelling in _spellings(words)) for data in stored)
    return _counted(model._meta.db_table, field, words)


def _counted(table: str, field: Any, words: str) -> int:
    quoted, found = connection.ops.quote_name, _spellings(words)
    matches = " OR ".join([_MATCH[connection.vendor].format(_as_bytes(field, quoted(field.column)))] * len(found))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {quoted(table)} WHERE {matches}", found)  # noqa: S608 -- names of our own
        return int(cursor.fetchone()[0])


def _as_bytes(field: Any, column: str) -> str:
    if connection.vendor == "sqlite" or isinstance(field, models.BinaryField):
        return column
    return f"convert_to({column}::text, 'UTF8')"


def _spellings(words: str) -> list[bytes]:
    spelled = (words, json.dumps(words, ensure_ascii=False)[1:-1], json.dumps(words)[1:-1])
    return list(dict.fromkeys(each.encode() for each in spelled))
