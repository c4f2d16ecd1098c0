"""How many texts one caller may have compared with the claims, on the page and in the API together."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest

from factcheck.http.rates import WorkLimit, caller_of

MATCHING: Final = WorkLimit()


def seconds_to_wait(request: HttpRequest, texts: int) -> int:
    """0 where so many texts may be compared now; or else how long the caller must wait first."""
    return MATCHING.take(caller_of(request), texts, a_minute=settings.MATCH_LIMIT)
