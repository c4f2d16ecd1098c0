"""Tells shared caches what was published since they were told last: from the worker, after each commit."""

import logging
from datetime import timedelta
from typing import Final

import django
import urllib3
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from urllib3.exceptions import HTTPError

from factcheck.http.caches.tags import purged_by
from factcheck.http.direct.databases import Connections, Reading
from factcheck.http.direct.touched import touched_since

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]

_UNTIL: Final = "shared_caches_purged_until"
_SECONDS: Final = 10
# Their header then has at most 6,100 bytes, of the 8,192 that Varnish takes.
_AT_ONCE: Final = 100
_log: Final = logging.getLogger(__name__)


class PurgeError(Exception):
    """The shared cache did not take what it was told; it is told again with the next publication."""


def ask_after_commit() -> None:
    """Have the worker tell shared caches once this transaction is over, where the settings name one."""
    if settings.PURGE_URL:
        transaction.on_commit(purge_what_is_new.enqueue)


@task()
def purge_what_is_new() -> None:
    """Tell the shared cache of all that was published since it was told last; of everything, where nobody knows when.

    Raises:
        PurgeError: it can't be reached, or refuses.
    """
    before = cache.get(_UNTIL)
    until = _tell(before)
    cache.set(_UNTIL, until, timeout=None)
    if settings.DATABASE_REPLICAS:
        purge_again.using(run_after=timezone.now() + _until_none_is_old()).enqueue(before)


@task()
def purge_again(before: int | None) -> None:
    """Tell the shared cache once more of all that was published after a revision; of everything, after none.

    Raises:
        PurgeError: it can't be reached, or refuses. Whatever fails, the next publication tells of all this too.
    """
    try:
        _tell(before)
    except Exception:
        _forget_what_came_after(before)
        raise


def _until_none_is_old() -> timedelta:
    """How long a replica's old answer may still be on its way to the shared cache."""
    # It may have been behind as a request began, which then waits for at most two servers.
    return timedelta(seconds=settings.DATABASE_REPLICA_MAX_LAG + 2 * settings.DATABASE_ANSWER_TIMEOUT)


def _forget_what_came_after(before: int | None) -> None:
    """Note that shared caches were told up to here alone, or of nothing."""
    told = cache.get(_UNTIL)
    if before is None:
        cache.delete(_UNTIL)
    elif told is not None:
        cache.set(_UNTIL, min(before, told), timeout=None)


def _tell(before: int | None) -> int:
    """Tell of what was published after a revision, and return the last one that was told of."""
    until: int
    until, tags = Connections().read(lambda reading: _touched(before, reading))
    for first in range(0, len(tags), _AT_ONCE):
        _send(tags[first : first + _AT_ONCE])
    return until


def _touched(before: int | None, reading: Reading) -> tuple[int, list[str]]:
    # Before what is new is looked for: what is published meanwhile is told of twice.
    until = reading.head().sequence
    return until, purged_by(None if before is None else touched_since(before, reading))


def _send(tags: list[str]) -> None:
    """One request that Fastly, Cloudflare and Varnish's xkey understand: tags in a header, and as JSON."""
    headers = {"Surrogate-Key": " ".join(tags), "xkey": " ".join(tags), **_own_headers()}
    try:
        answer = urllib3.request(
            settings.PURGE_METHOD, settings.PURGE_URL, json={"tags": tags}, headers=headers, timeout=_SECONDS, retries=2
        )
    except HTTPError as error:
        raise PurgeError(f"PURGE_URL can't be reached: {type(error).__name__}.") from error
    if answer.status >= 400:  # noqa: PLR2004  every error
        raise PurgeError(f"PURGE_URL answered with {answer.status}.")
    _log.info("Shared caches were told of %d tags.", len(tags))


def _own_headers() -> dict[str, str]:
    """Those of the settings, such as a key."""
    pairs = (each.partition(":") for each in settings.PURGE_HEADERS)
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}
