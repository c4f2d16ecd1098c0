"""One server of PostgreSQL, the primary or a replica: connections to it, and what is known of it."""

from contextlib import suppress
from threading import Event
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, Error
from django.db.utils import ConnectionHandler

# How far the log of the server itself has come, in bytes: what of it was replayed, on a replica.
_POSITION: Final = """
SELECT pg_is_in_recovery(), (
    CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn(), '0/0') ELSE pg_current_wal_lsn() END
    - '0/0'::pg_lsn
)::bigint
"""


class Server:
    """A server by the settings of its database."""

    def __init__(self, name: str, database: dict[str, Any]) -> None:
        self.name = name
        self._handler = ConnectionHandler({DEFAULT_DB_ALIAS: database})
        # None while it does not answer.
        self.position: int | None = None
        self.is_primary = False
        # Set once it was looked at; and set by whoever wants it looked at now.
        self.is_known, self.wanted = Event(), Event()

    @property
    def is_alive(self) -> bool:
        """Whether it answered when it was last looked at, and has failed nobody since."""
        return self.position is not None

    def connection(self) -> Any:
        """The connection of this thread to it, in the place of Django's default: whoever asks knows of no other."""
        return self._handler[DEFAULT_DB_ALIAS]

    def look(self) -> None:
        """Find out whether it answers, and how far it has come."""
        try:
            with self.connection().cursor() as cursor:
                cursor.execute(_POSITION)
                is_replica, position = cursor.fetchone()
        except Error:
            self.position = None
            with suppress(Error):
                self.connection().close()
        else:
            self.is_primary, self.position = not is_replica, position
        self.is_known.set()

    def failed(self) -> None:
        """Leave it out until it is found to answer, which is looked into at once."""
        self.position = None
        self.wanted.set()
