"""The Content-Security-Policy that every answer carries."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; style-src 'self'{nonce}; img-src 'self' data:; script-src 'self'{nonce}; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Nonce:
    """A number used once, made when a template first prints it."""

    def __init__(self) -> None:
        self.value = ""

    def __str__(self) -> str:
        self.value = self.value or secrets.token_urlsafe(18)
        return self.value


class SecurityPolicyMiddleware:
    """Adds a Content-Security-Policy that lets nothing run or load but our own files.

    An element with the request's nonce may too. Answers that print none name none, and stay the same each time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, with the policy unless the view set its own."""
        nonce = Nonce()
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = self.get_response(request)
        if nonce.value:
            # Kept by a cache, it would be one that others can read and use.
            response.headers["Cache-Control"] = "no-store"
        allowed = f" 'nonce-{nonce.value}'" if nonce.value else ""
        response.headers.setdefault("Content-Security-Policy", POLICY.format(nonce=allowed))
        return response
