"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The site's name, and the address under which canonical links name this page."""
    return {"site_name": settings.SITE_NAME, "canonical_url": settings.SITE_URL + request.path}
