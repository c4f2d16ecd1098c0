"""What a mirror refuses, and that each of its answers says what it is."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from factcheck.http.problems import is_api, problem
from factcheck.language.localisation import split_language

HEADER: Final = "Factcheck-Mirror-Of"
"""The header of every answer of a mirror: the address of the site that it is a copy of."""
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# What is sent there is looked up, and nothing is written.
_ASKING: Final = ("/check/", "/api/v1/match")
_DESK: Final = ("/admin/", "/accounts/")


class MirrorMiddleware:
    """Lets nobody write on a mirror, where the settings say that this site is one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with the origin's address; or 403 with where to go."""
        if not settings.MIRROR_OF:
            return self.get_response(request)
        response = _refused(request) if _is_refused(request) else self.get_response(request)
        response.headers[HEADER] = settings.MIRROR_OF
        return response


def _is_refused(request: HttpRequest) -> bool:
    path = split_language(request.path_info)[1]
    return path.startswith(_DESK) or (request.method not in _READING and not path.startswith(_ASKING))


def _refused(request: HttpRequest) -> HttpResponse:
    detail = _("This site is a mirror, which can only be read. The original is at %(address)s.") % {
        "address": settings.MIRROR_OF
    }
    if is_api(request):
        return problem(request, 403, detail=detail)
    return render(request, "403.html", {"detail": detail}, status=403)
