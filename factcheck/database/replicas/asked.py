"""The server that the request of this thread asks: the only one, unless the settings name replicas."""

import os
import socket
import zlib
from contextvars import ContextVar
from functools import cache
from typing import Final, NamedTuple

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from factcheck.database.replicas.servers import Server
from factcheck.database.replicas.watching import Watch


class _Asked(NamedTuple):
    name: str
    may_be_stale: bool


_PRIMARY: Final = _Asked("primary", may_be_stale=False)
_asked: ContextVar[_Asked] = ContextVar("asked", default=_PRIMARY)


def name() -> str:
    """The name of the server."""
    return _asked.get().name


def may_be_stale() -> bool:
    """Whether what it answers may be old, and readers are to be told."""
    return _asked.get().may_be_stale


def ask(server: Server, *, may_be_stale: bool) -> None:
    """Let all that this thread asks of the default database be asked of this server, until another one is named."""
    connections[DEFAULT_DB_ALIAS] = server.connection()
    _asked.set(_Asked(server.name, may_be_stale))


@cache
def watch() -> Watch:
    """What this process knows of the servers of the settings."""
    primary = Server(_PRIMARY.name, settings.DATABASES[DEFAULT_DB_ALIAS])
    replicas = [Server(f"replica {number}", each) for number, each in enumerate(settings.DATABASE_REPLICAS, start=1)]
    # The first threads of all processes should not all ask the same one.
    first = zlib.crc32(f"{socket.gethostname()} {os.getpid()}".encode())
    return Watch(primary, replicas, max_lag=settings.DATABASE_REPLICA_MAX_LAG, first=first)
