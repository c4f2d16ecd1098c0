"""Where Django is to keep what all processes count together; settings call this, so it imports none."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

_SCHEMES: Final = ("redis://", "rediss://", "unix://")
_SECONDS: Final = 2
"""How long a sign-in waits for Redis to take a connection, and for each answer."""


def cache_at(url: str) -> dict[str, Any]:
    """The settings of the cache in Redis at this address, or of that in the database where there is none.

    Raises:
        ImproperlyConfigured: the address is none of Redis, or the package that speaks to it is not installed.
    """
    return _in_redis(url) if url else _in_database()


def _in_database() -> dict[str, Any]:
    return {
        "BACKEND": "factcheck.database.cache.DatabaseCache",
        "LOCATION": "factcheck_cache",
        # More than this, and limits that still hold would be thrown away.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }


def _in_redis(url: str) -> dict[str, Any]:
    if not url.startswith(_SCHEMES):
        raise ImproperlyConfigured("REDIS_URL must begin with redis://, rediss:// or unix://.")
    if find_spec("redis") is None:
        raise ImproperlyConfigured("REDIS_URL needs the extra redis: pip install -e '.[redis]'")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "KEY_PREFIX": "factcheck",
        "OPTIONS": {"socket_connect_timeout": _SECONDS, "socket_timeout": _SECONDS, "retry": _once_more()},
    }


def _once_more() -> Any:
    """As a connection needs that Redis closed meanwhile; by itself the package waits between several tries."""
    return import_module("redis.retry").Retry(import_module("redis.backoff").NoBackoff(), 1)
