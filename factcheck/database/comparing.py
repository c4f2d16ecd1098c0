"""What is laid against what is declared, for whoever doubts that it is still the same."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from factcheck.database.installer import vendor_of
from factcheck.database.objects import Part, declared
from factcheck.database.schema import Schema


class Departure(NamedTuple):
    """A database object that is not as declared."""

    sort: str
    name: str
    table: str
    what: str


def departures(connection: BaseDatabaseWrapper) -> Iterator[Departure]:
    """What is missing or altered, and triggers and rules that nobody declared. The database stays as it is."""
    vendor = vendor_of(connection)
    parts = [part for each in declared(Schema(connection)) for part in each.parts]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        laid, genuine = vendor.laid(cursor), vendor.genuine(cursor, parts)
        strangers = vendor.strangers(cursor, {part.key for part in parts})
    for part in parts:
        if part.key not in laid:
            yield _departure(part, "it is missing")
        elif part.key not in genuine:
            yield _departure(part, "it is not as it was declared, or is disabled")
    yield from (Departure(key.sort, key.name, key.table, "nobody declared it") for key in strangers)


def _departure(part: Part, what: str) -> Departure:
    return Departure(part.key.sort, part.key.name, part.key.table, what)
