"""The kinds of record, as they declare themselves, and how a test makes a record of each."""

from typing import Any

from factory.django import DjangoModelFactory

from factcheck.publishing import kinds
from factcheck.publishing.reading import public_kinds
from tests.factories import FACTORIES

NAMES = public_kinds.names()
"""All that the public reads, reviews included."""
FACTORY_OF: dict[str, type[DjangoModelFactory[Any]]] = {kind.name: FACTORIES[kind.model] for kind in kinds.registered()}
"""What makes a draft of each kind that is published by itself."""

APPS = tuple(dict.fromkeys(kind.model._meta.app_label for kind in kinds.registered()))
"""The apps that have records."""


def read_anew(record: Any) -> Any:
    """The draft as it is in the database, for a test that may change what its module shares."""
    return type(record)._default_manager.get(pk=record.pk)


def renamed(record: Any, name: str) -> None:
    """Save the draft under another name."""
    setattr(record, record.slug_from, name)
    record.save()
