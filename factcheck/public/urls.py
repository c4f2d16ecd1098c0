"""The public pages."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_safe

from factcheck.public.following.feeds import corrections_feed
from factcheck.public.following.opensearch import opensearch
from factcheck.public.following.robots import robots
from factcheck.public.following.sitemaps import sitemap_index, sitemap_of_pages, sitemap_of_records
from factcheck.public.histories import corrections, corrections_and_withdrawals
from factcheck.public.pictures.share_pictures import site_picture
from factcheck.public.standards import standards_of_the_site
from factcheck.public.suggestions import suggestions
from factcheck.publishing.reading.public_state import Now
from factcheck.styleguide.views import styleguide

_CLAIMS: Final = 4
_CORRECTIONS: Final = 3
_REVIEWS: Final = 3
_TOPICS: Final = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and what is new."""
    state = Now()
    disputed = state.pointing("claim", "disputed", "yes", _CLAIMS)
    return render(
        request,
        "home.html",
        {
            "disputed": disputed,
            # Twice as many, since those that are disputed are shown already.
            "claims": [claim for claim in state.newest("claim", 2 * _CLAIMS) if claim not in disputed][:_CLAIMS],
            "reviews": state.newest("review", _REVIEWS),
            "topics": state.newest("topic", _TOPICS),
            "revisions": corrections_and_withdrawals().order_by("-sequence")[:_CORRECTIONS],
        },
    )


@require_safe
def standards(request: HttpRequest) -> HttpResponse:
    """What published records are held to, and how many of them meet it."""
    return render(request, "standards.html", {"groups": standards_of_the_site()})


urlpatterns = [
    path("", home, name="home"),
    path("corrections/", corrections, name="corrections"),
    path("standards/", standards, name="standards"),
    path("styleguide/", styleguide, name="styleguide"),
    path("suggestions/", suggestions, name="suggestions"),
    path("feeds/corrections/", corrections_feed, name="corrections-feed"),
    path("image.png", site_picture, name="picture"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-pages.xml", sitemap_of_pages, name="sitemap-pages"),
    path("sitemap-<str:kind>-<int:first>-<int:last>.xml", sitemap_of_records, name="sitemap-records"),
    path("", include("factcheck.policies.public.urls")),
    path("", include("factcheck.inbox.public.urls")),
    path("", include("sources.urls")),
    path("", include("claims.urls")),
]
