"""Forms that nothing but our own pages may send, on pages that set no cookie and are the same for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def own_forms_only(refuse: Callable[[HttpRequest], HttpResponse]) -> Callable[[View], View]:
    """Answer with `refuse` what a page of another site sends; for views that change nothing.

    A token in the form would need a cookie, and the page with the form could be kept by no cache. Browsers themselves
    say which site a form is sent from: `Sec-Fetch-Site` where the connection is secure, `Origin` everywhere. Programs
    say neither, and carry nobody's cookies.
    """

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            is_own = request.method in {"GET", "HEAD"} or _is_own(request)
            return view(request, *args, **kwargs) if is_own else refuse(request)

        return guarded

    return decorate


def _is_own(request: HttpRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"
