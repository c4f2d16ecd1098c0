"""Keeps a database that was restored from a backup from serving what was erased since."""

from typing import Any

from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from factcheck.redaction import kept


def register() -> None:
    """Have `check --database default`, and with it `migrate`, tell of it."""
    checks.register(_unreplayed, checks.Tags.database)


def refuse_unreplayed() -> None:
    """Refuse to serve while the file of redactions names what this database still has.

    Raises:
        ImproperlyConfigured: it does, or the file can't be read.
    """
    if said := _fault():
        raise ImproperlyConfigured(said)


def _unreplayed(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    said = _fault() if databases else ""
    return [checks.Error(said, id="redaction.E001")] if said else []


def _fault() -> str:
    try:
        found = kept.unreplayed()
    except kept.KeptError as error:
        return str(error)
    if not found:
        return ""
    return f"The database has words of {len(found)} redactions: run “manage.py replay_redactions” before it serves."
