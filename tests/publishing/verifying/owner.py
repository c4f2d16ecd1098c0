"""What the owner of a database can do to it: whatever SQL can, with triggers and constraints out of the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from tests.database.catalogue import laid

_GUARDS = ("_no_update", "_no_delete", "_no_replace", "_no_truncate")


@contextmanager
def unguarded() -> Iterator[None]:
    """Let the block write what it wants, with no history and no foreign keys, and put the triggers back after it.

    Triggers that keep the index of words stay: a forger would leave them alone.
    """
    if connection.vendor == "postgresql":
        run("SET LOCAL session_replication_role = replica")
        yield
        run("SET LOCAL session_replication_role = origin")
        return
    triggers = {key.name: sql for key, sql in laid().items() if key.sort == "trigger" and _is_guard(key.name)}
    run(*(f'DROP TRIGGER "{name}"' for name in triggers), "PRAGMA ignore_check_constraints = ON")
    yield
    run("PRAGMA ignore_check_constraints = OFF", *triggers.values())


def _is_guard(name: str) -> bool:
    is_kept = name.startswith(("editing_log_publishing", "editing_log_merging"))
    return is_kept or name.endswith(_GUARDS)


def run(*statements: str, **values: Any) -> None:
    """Run SQL; `:name` of the values is what it stands for."""
    if connection.vendor == "postgresql":
        # It changes no table while the check of a foreign key there waits for the end of the transaction.
        connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, {name: values[name] for name in values if f"%({name})s" in statement} or None)


def ask(query: str, **values: Any) -> Any:
    """The first column of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return cursor.fetchone()[0]


def rows(table: type[Model], /, **which: Any) -> QuerySet[Any]:
    """Rows of any table, also of those whose own managers refuse changes."""
    return QuerySet(model=table).filter(**which)


def put(table: type[Model], which: dict[str, Any], /, **values: Any) -> None:
    """Change rows, and be sure that there are some."""
    assert rows(table, **which).update(**values)


def drop(table: type[Model], /, **which: Any) -> None:
    """Delete rows and nothing else, and be sure that there are some."""
    found = rows(table, **which)
    assert found._raw_delete(found.db)


def double(row: Any, **values: Any) -> None:
    """Add a row once more, under another key or with other values."""
    row.pk, row._state.adding = None, True
    for name, value in values.items():
        setattr(row, name, value)
    Model.save(row, force_insert=True)
