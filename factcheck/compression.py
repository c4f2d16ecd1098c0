"""Compression of what readers and programs get, where no proxy does it."""

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXT: Final = ("text/html", "application/atom+xml", "application/xml", "image/svg+xml")


class CompressionMiddleware(GZipMiddleware):
    """Compresses public pages and feeds.

    Stored documents are left alone: their strong ETag is that of the very bytes. So are pages with a secret in them.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The response, compressed if it is public text that the browser takes compressed."""
        if not response.get("Content-Type", "").startswith(_TEXT) or response.cookies:
            return response
        if "no-store" in response.get("Cache-Control", "") or request.path_info.startswith(("/admin/", "/accounts/")):
            return response
        return super().process_response(request, response)
