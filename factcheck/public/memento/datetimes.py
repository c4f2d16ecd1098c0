"""Times as Memento's headers write them: to the second, as HTTP does."""

import re
from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest
from django.utils.http import http_date
from django.utils.translation import gettext as _

from factcheck.publishing.reading.moments import AsOfError

HEADER: Final = "Accept-Datetime"
_FORM: Final = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT", re.ASCII)


def asked_for(request: HttpRequest) -> datetime | None:
    """The moment by which a client wants a record; None where it names none.

    Raises:
        AsOfError: what it names is no date of HTTP.
    """
    text = request.headers.get(HEADER)
    if text is None:
        return None
    try:
        if not _FORM.fullmatch(text):
            raise ValueError
        return datetime.strptime(text, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
    except ValueError as error:
        message = _("Write Accept-Datetime as a date of HTTP, such as Sat, 31 Jan 2026 12:00:00 GMT.")
        raise AsOfError(message) from error


def written(time: datetime) -> str:
    """The time as a header has it."""
    return http_date(int(time.timestamp()))
