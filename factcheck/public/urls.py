"""The public pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from factcheck.http.requests.methods import read_only
from factcheck.public.checking.views import check
from factcheck.public.following.feeds import Form, corrections_feed
from factcheck.public.following.opensearch import opensearch
from factcheck.public.following.robots import robots
from factcheck.public.following.sitemaps import sitemap_index, sitemap_of_pages, sitemap_of_records
from factcheck.public.histories import corrections
from factcheck.public.pictures.share_pictures import site_picture
from factcheck.public.routes import paths_of
from factcheck.public.searching.views import search
from factcheck.public.standards import standards_of_the_site
from factcheck.public.suggestions import suggestions
from factcheck.publishing.reading import public_kinds


@read_only
def standards(request: HttpRequest) -> HttpResponse:
    """What published records are held to, and how many of them meet it."""
    tolerated = settings.FACTCHECK_APPROVAL_TOLERATES if settings.FACTCHECK_FOUR_EYES else 0
    return render(request, "standards.html", {"groups": standards_of_the_site(), "tolerated": tolerated})


urlpatterns = [
    path("check/", check, name="check"),
    path("search/", search, name="search"),
    path("corrections/", corrections, name="corrections"),
    path("standards/", standards, name="standards"),
    path("suggestions/", suggestions, name="suggestions"),
    path("feeds/corrections/", corrections_feed, name="corrections-feed"),
    path("feeds/corrections.json", corrections_feed, {"form": Form.JSON}, name="corrections-json-feed"),
    path("image.png", site_picture, name="picture"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-pages.xml", sitemap_of_pages, name="sitemap-pages"),
    path("sitemap-<str:kind>-<int:first>-<int:last>.xml", sitemap_of_records, name="sitemap-records"),
    *(route for kind in public_kinds.registered() for route in paths_of(kind)),
]
