"""What crawlers are asked to leave alone."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from factcheck.http.requests.methods import read_only

# Every record is in the sitemap: filters and pages of lists would only send crawlers round in circles.
_RULES: Final = """\
User-agent: *
Disallow: /admin/
Disallow: /accounts/
Disallow: /*?
Allow: /oembed?
Allow: /feeds/
Allow: /api/v1/datafeed/

# Every record in the words of schema.org: {site}/api/v1/datafeed/
Sitemap: {site}/sitemap.xml
"""


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read, and where the sitemap is (RFC 9309)."""
    return HttpResponse(_RULES.format(site=settings.SITE_URL), content_type="text/plain; charset=utf-8")
