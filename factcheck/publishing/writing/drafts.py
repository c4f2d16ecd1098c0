"""From drafts to templates and rows: what the kinds of every app share."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import ManyToManyField, Model, Prefetch, QuerySet, prefetch_related_objects
from rest_framework.serializers import Serializer

from factcheck.publishing.canonical import Document
from factcheck.publishing.serialized import shown_by

STAMPS = ("first_published_at", "updated_at")
"""The moments that every summary shows."""


Relation = Prefetch[Any] | str

_HOLDS_ANY: Final = "SELECT {number} WHERE EXISTS (SELECT 1 FROM {table} WHERE {column} IN ({keys}))"


def templates_of(drafts: QuerySet[Any], serializer: type[Serializer[Any]], *relations: Relation) -> dict[str, Document]:
    """The templates of drafts, by public id.

    Args:
        drafts: what is to become public.
        serializer: what writes their templates.
        relations: what they have rows in, as for `prefetch_related`. One query finds those that hold none, which most
            do, and no other asks for them.
    """
    found = list(drafts)
    _fetch(found, relations)
    shown = shown_by(serializer)
    return {draft.public_id: shown(draft) for draft in found}


def _fetch(drafts: Sequence[Model], relations: Sequence[Relation]) -> None:
    if not drafts:
        return
    empty = _empty(drafts, {_first(each) for each in relations})
    prefetch_related_objects(drafts, *(each for each in relations if _first(each) not in empty))
    for draft in drafts:
        draft.__dict__.setdefault("_prefetched_objects_cache", {}).update(empty)


def _first(relation: Relation) -> str:
    whole = relation if isinstance(relation, str) else relation.prefetch_to
    return whole.partition("__")[0]


def _empty(drafts: Sequence[Model], names: Iterable[str]) -> dict[str, QuerySet[Any]]:
    """Of these relations to many rows those in which no draft has one, each with what is then found in it."""
    fields = [field for name in sorted(names) if _is_to_many(field := drafts[0]._meta.get_field(name))]
    filled = _filled([_table_and_column(field) for field in fields], [draft.pk for draft in drafts])
    return {field.name: _nothing(field.related_model) for number, field in enumerate(fields) if number not in filled}


def _is_to_many(field: Any) -> bool:
    return bool(field.one_to_many or field.many_to_many)


def _table_and_column(field: Any) -> tuple[str, str]:
    if isinstance(field, ManyToManyField):
        return field.m2m_db_table(), field.m2m_column_name()
    return field.related_model._meta.db_table, field.field.column


def _filled(columns: Sequence[tuple[str, str]], keys: Sequence[int]) -> set[int]:
    """Which of these columns hold any of the keys, by number, in one query; in none where there are no columns."""
    if not columns:
        return set()
    quote = connection.ops.quote_name
    listed = ", ".join(map(str, keys))
    asked = (
        _HOLDS_ANY.format(number=number, table=quote(table), column=quote(column), keys=listed)
        for number, (table, column) in enumerate(columns)
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return {number for (number,) in cursor.fetchall()}


def _nothing(model: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = model._default_manager.none()
    found._result_cache = []
    return found


def pick(document: Document, *names: str) -> Document:
    """A document of these members alone.

    Raises:
        KeyError: it lacks one of them.
    """
    return {name: document[name] for name in names}


def reference(document: Document) -> Document:
    """The embedded form of a record with a name."""
    return pick(document, "id", "name", "url")


def present(facets: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The facets that have a value."""
    return frozenset((name, value) for name, value in facets if value)
