"""Which methods a page takes, told before a form's token is asked for: without one, it would seem to be the token."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from factcheck.language.localisation import localised

View = Callable[..., HttpResponse]


def taking(*methods: str) -> Callable[[View], View]:
    """Let a view take these methods alone; any other is answered by 405 before its token is asked for."""

    def decorate(view: View) -> View:
        decorated: Any = require_http_methods(methods)(view)
        decorated.methods = methods
        return decorated  # type: ignore[no-any-return]

    return decorate


read_only = taking("GET", "HEAD")
"""For pages that are read and not written to."""


class MethodsMiddleware:
    """Stands before whatever asks for a token of forms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, as it is."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_arguments: Any) -> HttpResponse | None:
        """405 where the view says which methods it takes, and the request's is none of them."""
        methods = getattr(view, "methods", None)
        return _not_allowed(methods) if methods and request.method not in methods else None


def _not_allowed(methods: Iterable[str]) -> HttpResponse:
    """Its page asks nothing of the database: whoever sends what nobody takes costs no more than that."""
    return HttpResponseNotAllowed(methods, render_to_string("405.html", {"home": localised("/")}))
