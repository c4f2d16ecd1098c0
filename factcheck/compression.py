"""Pages of the public site, compressed."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_PRIVATE = ("/admin/", "/accounts/")


class PageCompressionMiddleware(GZipMiddleware):
    """Compresses public pages for browsers that say they can read it.

    Pages of the desk hold secrets, whose length compression would give away. Documents of the API go as they
    are: their ETag is the hash of the very bytes.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The response, smaller if it is a public page."""
        is_page = response.get("Content-Type", "").startswith("text/html")
        if not is_page or request.path_info.startswith(_PRIVATE):
            return response
        return super().process_response(request, response)
