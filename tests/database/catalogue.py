"""What the catalogue of a database has of ours."""

from typing import Any

from django.db import connections

from factcheck.database import installer
from factcheck.database.objects import Key


def laid(alias: str = "default") -> dict[Key, Any]:
    """Each trigger, function, index and virtual table of ours, with its definition."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        found: dict[Key, Any] = installer.vendor_of(connection).laid(cursor)
    return found


def run(alias: str, *statements: str) -> None:
    """Run SQL as somebody at the database's own prompt would."""
    with connections[alias].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
