"""From drafts to templates and rows: what the kinds of every app share."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from rest_framework.serializers import Serializer

from factcheck.publishing.canonical import Document

STAMPS = ("first_published_at", "updated_at")
"""The moments that every summary shows."""


def templates_of(drafts: QuerySet[Any], serializer: type[Serializer[Any]]) -> dict[str, Document]:
    """The templates of drafts, by public id, in as many queries as the queryset makes."""
    shared = serializer()
    return {draft.public_id: _plain(shared.to_representation(draft)) for draft in drafts}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


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
