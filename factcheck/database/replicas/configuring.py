"""The replicas that the settings name; settings call this, so it imports none."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from factcheck.database.engines.configuring import database_at


def replicas_at(
    urls: Sequence[str], primary: dict[str, Any], *, connect_timeout: int, max_lag: float
) -> list[dict[str, Any]]:
    """The settings of the replicas at these addresses, with timeouts in seconds.

    Raises:
        ImproperlyConfigured: they or the primary are not on PostgreSQL, or they may lag for no time at all.
    """
    found = [database_at(url, connect_timeout=connect_timeout, write_timeout=0) for url in urls if url.strip()]
    engines = {each["ENGINE"].rpartition(".")[2] for each in [*found, primary]}
    if found and engines != {"postgresql"}:
        raise ImproperlyConfigured("DATABASE_REPLICA_URLS is for PostgreSQL alone: SQLite has no replicas.")
    if found and max_lag < 1:
        raise ImproperlyConfigured("DATABASE_REPLICA_MAX_LAG must be 1 second or more.")
    return found
