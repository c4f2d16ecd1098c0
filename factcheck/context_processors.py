"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

from factcheck.nonce import Nonce


def site(request: HttpRequest) -> dict[str, str | Nonce]:
    """The site's name, the address that canonical links begin with, and the nonce of this one answer."""
    # A test may call a view without the middleware that gives the request its nonce.
    nonce = getattr(request, "csp_nonce", "")
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, "csp_nonce": nonce}
