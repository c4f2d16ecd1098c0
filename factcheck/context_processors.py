"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The site's name, the address that canonical links begin with, and a nonce for an element of the page's own."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "languages": settings.LANGUAGES,
    }
