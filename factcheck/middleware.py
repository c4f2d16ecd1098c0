"""Headers that every answer carries, and the answers to what can't be read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from factcheck import error_pages
from factcheck.nonce import Nonce
from factcheck.publishing.paging import CursorError
from factcheck.publishing.reading import Gone

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "script-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


class SecurityPolicyMiddleware:
    """Adds a Content-Security-Policy that lets nothing run or load but our own files.

    A template that must hold a script or a style in itself marks it with `nonce="{{ csp_nonce }}"`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, with the policy unless the view set its own."""
        nonce = Nonce()
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = self.get_response(request)
        if nonce.word:
            # Kept by a cache, the word would be one that others can read and use.
            response.headers["Cache-Control"] = "no-store"
        response.headers.setdefault("Content-Security-Policy", policy(nonce.word))
        return response


def policy(nonce: str = "") -> str:
    """The policy as a header; a nonce lets scripts and styles in the page itself that bear it."""
    written = f" 'nonce-{nonce}'" if nonce else ""
    allowed = {name: what + written if name in {"script-src", "style-src"} else what for name, what in POLICY.items()}
    return "; ".join(f"{name} {what}" for name, what in allowed.items())


class ReadingErrorMiddleware:
    """Answers a view that was asked for what was withdrawn, or for a page that no list has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, unchanged."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """410 with the public note, or 400; None for any other exception."""
        match exception:
            case Gone():
                return error_pages.gone(request, exception)
            case CursorError():
                return error_pages.bad_request(request, exception)
        return None
