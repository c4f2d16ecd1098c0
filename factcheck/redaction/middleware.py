"""Nothing is served by a database that is not known to have all redactions."""

import logging
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from factcheck.database.faults import Fault
from factcheck.public.error_pages import unavailable
from factcheck.redaction.checks import fault

_log: Final = logging.getLogger(__name__)


class ReplayedMiddleware:
    """Serves nothing before it is sure that the database has all redactions of the file: it may come from a backup."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._is_sure = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response; 503 while words stand that were erased. A database that is away is 503 as ever."""
        if not self._is_sure and (said := fault()):
            _log.error("Nothing is served. %s", said)
            return unavailable(request, Fault.AWAY)
        self._is_sure = True
        return self.get_response(request)
