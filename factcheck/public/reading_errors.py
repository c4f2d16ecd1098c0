"""The answers to what can't be read: what was taken away or merged, pages that no list has, moments that are none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from factcheck.public import error_pages
from factcheck.publishing.reading.moments import AsOfError
from factcheck.publishing.reading.paging import CursorError
from factcheck.publishing.reading.records import Gone, Moved
from factcheck.publishing.reading.redactions import Redacted


class ReadingErrorMiddleware:
    """Answers a view that was asked for what was taken away, for a page that no list has, or for no moment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, unchanged."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """410 with the public note, 451, 301, or 400; None for any other exception."""
        match exception:
            case Gone():
                return error_pages.gone(request, exception)
            case Redacted():
                return error_pages.redacted(request, exception)
            case Moved():
                return error_pages.moved(request, exception)
            case AsOfError() | CursorError():
                return error_pages.bad_request(request, exception)
        return None
