"""Keeps a database that was restored from a backup from serving what was erased since."""

import logging
from typing import Any, Final

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from factcheck.database.faults import fault_in
from factcheck.redaction import kept

_log: Final = logging.getLogger(__name__)


def register() -> None:
    """Have `check --database default`, and with it `migrate`, tell of it."""
    checks.register(_unreplayed, checks.Tags.database)


def refuse_unreplayed() -> None:
    """Refuse to start while the file of redactions names what this database still has.

    A database that is away can't say: the start goes on, and `ReplayedMiddleware` asks it before anything is served.

    Raises:
        ImproperlyConfigured: it has, or the file can't be read.
    """
    try:
        said = fault()
    except DatabaseError as error:
        if fault_in(error) is None:
            raise
        _log.warning("The database can't say yet whether REDACTIONS_FILE was carried out: %s", error)
        return
    if said:
        raise ImproperlyConfigured(said)


def _unreplayed(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A warning, no error: `migrate` must run before redactions can be carried out again."""
    try:
        said = fault() if databases else ""
    except DatabaseError:
        # It is away or has no tables yet, which the command itself tells or mends.
        return []
    return [checks.Warning(said, id="redaction.W001")] if said else []


def fault() -> str:
    """What keeps this database from being served, for whoever runs the site; "" if nothing does."""
    try:
        found = kept.unreplayed()
    except kept.KeptError as error:
        return str(error)
    if not found:
        return ""
    return f"The database has words of {len(found)} redactions: run “manage.py replay_redactions” before it serves."
