"""Lets shared caches keep for long what they are told to throw away in time; browsers go on asking each time."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from factcheck.database.replicas import asked
from factcheck.http.caches.tags import tags_of
from factcheck.publishing.dependencies import Dependencies, recorded

_KEPT = frozenset({200, 301, 304, 410, 451})


class SharedCacheMiddleware:
    """Names what an answer is made of, where the settings say how long shared caches may keep it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response, with headers for shared caches alone (RFC 9213) where it is the same for everybody."""
        # What may be behind could be what was purged.
        if settings.SHARED_CACHE_SECONDS <= 0 or asked.may_be_stale():
            return self.get_response(request)
        with recorded() as depends:
            response = self.get_response(request)
        if _is_for_everybody(request, response, depends):
            tags = tags_of(depends.names)
            response.headers["Surrogate-Key"], response.headers["Cache-Tag"] = " ".join(tags), ",".join(tags)
            lasting = f"max-age={settings.SHARED_CACHE_SECONDS}"
            response.headers["CDN-Cache-Control"] = response.headers["Surrogate-Control"] = lasting
        return response


def _is_for_everybody(request: HttpRequest, response: HttpResponseBase, depends: Dependencies) -> bool:
    is_ours = request.method in {"GET", "HEAD"} and depends.is_keepable and not depends.is_foreign
    is_plain = not response.cookies and "no-store" not in response.get("Cache-Control", "")
    # What a moment decides is answered otherwise once that moment is over.
    return is_ours and is_plain and response.status_code in _KEPT and not request.META.get("QUERY_STRING")
