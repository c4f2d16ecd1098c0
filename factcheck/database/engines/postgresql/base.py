"""The engine that `DATABASES` names for PostgreSQL."""

from types import SimpleNamespace
from typing import Any, Final

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from factcheck.database.engines import patience

# In seconds, how often psycopg looks up from waiting; its own choice.
_INTERVAL: Final = 0.1


class Connection(psycopg.Connection[Any]):
    """Psycopg's, which gives a statement up, and itself with it, once it has taken as long as it may."""

    def wait(self, gen: Any, interval: float = _INTERVAL, timeout: float | None = None) -> Any:
        """What the server answers.

        Raises:
            OperationalError: it did not answer in time, and the connection is closed.
        """
        try:
            return super().wait(gen, interval, timeout or patience.limit())
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                # What comes of the statement will never be known here.
                self.pgconn.finish()
            raise


_DRIVER: Final = SimpleNamespace(**{**vars(psycopg), "connect": Connection.connect})


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, with connections that give up."""

    Database: Any = _DRIVER

    def is_usable(self) -> bool:
        """Whether the connection answers, and soon."""
        with patience.at_most(self.settings_dict["OPTIONS"].get("connect_timeout", 2)):
            return bool(super().is_usable())
