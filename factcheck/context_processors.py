"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The site's name, and the address that canonical links begin with."""
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
