"""Laying what is declared, and taking off what would be in the way of a migration."""

from collections.abc import Collection, Iterable
from types import ModuleType
from typing import Any, Final

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from factcheck.database import postgresql, sqlite
from factcheck.database.objects import DatabaseObject, Key, Work, declared
from factcheck.database.schema import Schema

_VENDORS: Final[dict[str, ModuleType]] = {"sqlite": sqlite, "postgresql": postgresql}
# A function goes after the triggers that call it.
_ORDER: Final = ("trigger", "index", "statistics", "table", "function")


def vendor_of(connection: BaseDatabaseWrapper) -> ModuleType:
    """The module that knows the catalogue of this database."""
    return _VENDORS[connection.vendor]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make what is declared and is missing or differs; drop what bears a name of ours and is declared no more.

    It reads the catalogue and writes nothing where all is as declared.
    """
    wanted, vendor = declared(Schema(connection)), vendor_of(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        laid = vendor.laid(cursor)
        stale = [each for each in wanted if not _is_current(vendor, each, laid)]
        kept = {part.key for each in wanted if each not in stale for part in each.parts}
        # Those are replaced: a trigger that stays may call them.
        replaced = {part.key for each in stale for part in each.parts if part.key.sort == "function"}
        _drop(connection, cursor, laid.keys() - kept - replaced)
        if stale:
            _make(vendor, cursor, stale)


def take_off(connection: BaseDatabaseWrapper, work: Work) -> None:
    """Drop the triggers that are off during this work, and whatever bears a name of ours and is declared no more."""
    wanted, vendor = declared(Schema(connection)), vendor_of(connection)
    staying = {
        part.key for each in wanted for part in each.parts if work not in each.off_during or part.key.sort != "trigger"
    }
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        _drop(connection, cursor, vendor.laid(cursor).keys() - staying)


def _is_current(vendor: ModuleType, wanted: DatabaseObject, laid: dict[Key, Any]) -> bool:
    return all(part.key in laid and vendor.is_current(part, laid[part.key]) for part in wanted.parts)


def _drop(connection: BaseDatabaseWrapper, cursor: Any, keys: Collection[Key]) -> None:
    if keys and connection.vendor == "postgresql":
        # It drops no trigger of a table while the check of a foreign key there waits for the end of the transaction.
        connection.check_constraints()
    for key in sorted(keys, key=lambda key: (_ORDER.index(key.sort), key)):
        cursor.execute(vendor_of(connection).drop(key))


def _make(vendor: ModuleType, cursor: Any, stale: Iterable[DatabaseObject]) -> None:
    for each in stale:
        for part in each.parts:
            cursor.execute(part.sql)
        if each.fill:
            cursor.execute(each.fill)
    vendor.sign(cursor, [part for each in stale for part in each.parts], vendor.laid(cursor))
