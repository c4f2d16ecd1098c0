"""The addresses of the API, version 1: read only, keyless, open to every origin."""

from typing import Any, Final

import orjson
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.claimants import ClaimantDetail, ClaimantList
from claims.api.claims import ClaimDetail, ClaimList
from claims.api.reviews import ReviewDetail, ReviewList
from claims.api.topics import TopicDetail, TopicList
from factcheck.api.facets import FACETS
from factcheck.api.reference import operations, schemas
from factcheck.api.revisions import RevisionDetail, RevisionList
from factcheck.api.schema import schema_bytes
from factcheck.api.views import ReadView, json_response
from factcheck.policies.public.api import PolicyDetail, PolicyList
from factcheck.public.routes import ID
from sources.api.publishers import PublisherDetail, PublisherList
from sources.api.sources import SourceDetail, SourceList

app_name = "api"

_RECORDS: Final[dict[str, tuple[Any, Any]]] = {
    "claims": (ClaimList, ClaimDetail),
    "claimants": (ClaimantList, ClaimantDetail),
    "sources": (SourceList, SourceDetail),
    "publishers": (PublisherList, PublisherDetail),
    "topics": (TopicList, TopicDetail),
    "reviews": (ReviewList, ReviewDetail),
    "policies": (PolicyList, PolicyDetail),
}
_NAMES: Final = (*_RECORDS, "revisions", "schema", "docs")


class IndexSerializer(serializers.Serializer[Any]):
    """The addresses of all resources, of the schema and of these pages."""

    claims = serializers.URLField()
    claimants = serializers.URLField()
    sources = serializers.URLField()
    publishers = serializers.URLField()
    topics = serializers.URLField()
    reviews = serializers.URLField()
    policies = serializers.URLField()
    revisions = serializers.URLField()
    schema = serializers.URLField()
    docs = serializers.URLField()


class Index(ReadView):
    """Where everything is."""

    document = IndexSerializer

    def get(self, request: Request) -> HttpResponse:
        """Every resource with its address."""
        found = {name: request.build_absolute_uri(reverse(f"api:{name}")) for name in _NAMES}
        return json_response(orjson.dumps(found))


@extend_schema(exclude=True)
class Schema(ReadView):
    """The description of the API in OpenAPI."""

    def get(self, request: Request) -> HttpResponse:
        """The schema, as JSON."""
        return json_response(schema_bytes())


@extend_schema(exclude=True)
class Docs(ReadView):
    """The description of the API for people."""

    renderer_classes = [TemplateHTMLRenderer]

    def get(self, request: Request) -> Response:
        """The page."""
        return Response({"operations": operations(), "schemas": schemas()}, template_name="api_docs.html")


def _paths() -> list[URLPattern]:
    routes = []
    for name, (listed, detail) in _RECORDS.items():
        routes.append(path(f"{name}/", listed.as_view(), name=name))
        if name in FACETS:
            routes.append(path(f"{name}/facets/", FACETS[name].as_view(), name=f"{name}-facets"))
        routes.append(path(f"{name}/{ID}/", detail.as_view(), name=f"{name}-detail"))
    return routes


urlpatterns = [
    path("", Index.as_view(), name="index"),
    *_paths(),
    path("revisions/", RevisionList.as_view(), name="revisions"),
    path("revisions/<int:sequence>/", RevisionDetail.as_view(), name="revisions-detail"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
]
