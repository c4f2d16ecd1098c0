"""How many texts one caller may have compared with the claims, on the page and in the API together."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest

from factcheck.http.rates import InCache, InMemory, WorkLimit, caller_of

IN_MEMORY: Final = InMemory()
_OF_THIS_PROCESS: Final = WorkLimit(IN_MEMORY)
_OF_ALL_PROCESSES: Final = WorkLimit(InCache("matching"))


def seconds_to_wait(request: HttpRequest, texts: int) -> int:
    """0 where so many texts may be compared now; or else how long the caller must wait first."""
    limit = _OF_ALL_PROCESSES if settings.REDIS_URL else _OF_THIS_PROCESS
    return limit.take(caller_of(request), texts, a_minute=settings.MATCH_LIMIT)
