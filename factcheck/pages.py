"""The public pages."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_safe

from factcheck.histories import corrections, corrections_and_withdrawals
from factcheck.publishing.models.public import PublicRecord
from factcheck.standards import standards_of_the_site

_CLAIMS: Final = 6
_CORRECTIONS: Final = 3
_TOPICS: Final = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and what is new."""
    newest = PublicRecord.objects.without_document().newest()
    return render(
        request,
        "home.html",
        {
            "claims": [row.summary_data for row in newest.of_kind("claim")[:_CLAIMS]],
            "topics": [row.summary_data for row in newest.of_kind("topic")[:_TOPICS]],
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
    path("", include("factcheck.policies.urls")),
    path("", include("factcheck.inbox.urls")),
    path("", include("sources.urls")),
    path("", include("claims.urls")),
]
