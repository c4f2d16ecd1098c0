"""Compression of what readers and programs get, where no proxy does it."""

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXT: Final = ("text/html", "application/atom+xml", "application/feed+json", "application/xml", "image/svg+xml")


class CompressionMiddleware(GZipMiddleware):
    """Compresses public pages and feeds.

    Stored documents are left alone: their strong ETag is that of the very bytes. So are pages with a secret in them.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The response, compressed if it is public text that the browser takes compressed."""
        return super().process_response(request, response) if is_compressible(request, response) else response


def is_compressible(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether an answer is public text without a secret in it."""
    if not response.get("Content-Type", "").startswith(_TEXT) or response.cookies:
        return False
    at_desk = request.path_info.startswith(("/admin/", "/accounts/"))
    return not at_desk and "no-store" not in response.get("Cache-Control", "")
