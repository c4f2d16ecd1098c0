"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

from factcheck.copies.reading.licences import licence
from factcheck.database.replicas import asked
from factcheck.following.vocabulary import MAX_PATH
from factcheck.language.localisation import is_translated


def site(request: HttpRequest) -> dict[str, object]:
    """The site's name and address, what it offers, a nonce for an element of the page's own, and its languages."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "data_licence": licence(),
        "mirror_of": settings.MIRROR_OF,
        "may_be_stale": asked.may_be_stale(),
        "follows_by_mail": settings.FACTCHECK_FOLLOW_BY_MAIL,
        # A search may be too long for that.
        "longest_followed": MAX_PATH,
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "languages": settings.LANGUAGES if is_translated(request.path_info) else [],
    }
