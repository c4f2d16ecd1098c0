"""How Django is to connect to the database at an address; settings call this, so it imports none."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured


def database_at(url: str, *, connect_timeout: int, write_timeout: int) -> dict[str, Any]:
    """The settings of the database at this address, with timeouts in seconds.

    Raises:
        ImproperlyConfigured: it is the address of neither SQLite nor PostgreSQL.
    """
    database: dict[str, Any] = environ.Env.db_url_config(url)
    engine = database.get("ENGINE")
    if engine == "django.db.backends.sqlite3":
        return database | _sqlite(write_timeout)
    if engine == "django.db.backends.postgresql":
        return database | _postgresql(connect_timeout, database.get("OPTIONS", {}))
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://.")


def _sqlite(write_timeout: int) -> dict[str, Any]:
    return {
        "ENGINE": "factcheck.database.engines.sqlite",
        # IMMEDIATE: a transaction that reads and then writes would otherwise fail as locked, unretried.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": write_timeout,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
        "CONN_MAX_AGE": None,
    }


def _postgresql(connect_timeout: int, given: dict[str, Any]) -> dict[str, Any]:
    # A connection to a machine that went without a word is given up within 15 seconds, by commands too.
    kept_alive = {"keepalives_idle": 6, "keepalives_interval": 3, "keepalives_count": 3, "tcp_user_timeout": 15_000}
    return {
        "ENGINE": "factcheck.database.engines.postgresql",
        "OPTIONS": {"connect_timeout": connect_timeout, **kept_alive} | given,
        # Each thread keeps a connection of its own, and asks before each request whether it still answers.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
