"""The addresses of the API, version 1: read only, keyless, open to every origin."""

from typing import Final

import orjson
from django.http import HttpResponse
from django.urls import path, reverse
from rest_framework.request import Request

from claims.api.claimants import ClaimantDetail, ClaimantList
from claims.api.claims import ClaimDetail, ClaimList
from claims.api.reviews import ReviewDetail, ReviewList
from claims.api.topics import TopicDetail, TopicList
from factcheck.addresses import ID
from factcheck.publishing.api import ReadView, json_response
from factcheck.revisions import RevisionDetail, RevisionList
from sources.api.publishers import PublisherDetail, PublisherList
from sources.api.sources import SourceDetail, SourceList

app_name = "api"

_RECORDS: Final = {
    "claims": (ClaimList, ClaimDetail),
    "claimants": (ClaimantList, ClaimantDetail),
    "sources": (SourceList, SourceDetail),
    "publishers": (PublisherList, PublisherDetail),
    "topics": (TopicList, TopicDetail),
    "reviews": (ReviewList, ReviewDetail),
}


class Index(ReadView):
    """Names the resources."""

    def get(self, request: Request) -> HttpResponse:
        """Every resource with its address."""
        names = (*_RECORDS, "revisions")
        return json_response(orjson.dumps({name: request.build_absolute_uri(reverse(f"api:{name}")) for name in names}))


def _paths() -> list[object]:
    return [
        route
        for name, (listed, detail) in _RECORDS.items()
        for route in (
            path(f"{name}/", listed.as_view(), name=name),
            path(f"{name}/{ID}/", detail.as_view(), name=f"{name}-detail"),
        )
    ]


urlpatterns = [
    path("", Index.as_view(), name="index"),
    *_paths(),
    path("revisions/", RevisionList.as_view(), name="revisions"),
    path("revisions/<int:sequence>/", RevisionDetail.as_view(), name="revisions-detail"),
]
