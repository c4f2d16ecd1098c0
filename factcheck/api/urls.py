"""The addresses of the API, version 1: read only, keyless, open to every origin."""

from typing import Any

import orjson
from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.api.changes import ChangesView
from factcheck.api.datafeed import DataFeedView, VocabularyView
from factcheck.api.dumps import DumpFileView, DumpList
from factcheck.api.facets import FacetsView
from factcheck.api.matching import MatchView, example_of_match
from factcheck.api.reference import operations, schemas
from factcheck.api.revisions import RevisionDetail, RevisionList
from factcheck.api.schema import schema_bytes
from factcheck.api.searching import SearchView
from factcheck.api.views import DetailView, ListView, ReadView
from factcheck.http.answers import json_response
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.public.memento.timemaps import timemap
from factcheck.public.routes import ID
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.public_kinds import PublicKind

app_name = "api"


def _names() -> list[str]:
    resources = [kind.plural for kind in public_kinds.registered()]
    own = ("revisions", "changes", "dump", "search", "match", "datafeed", "vocabulary", "schema", "docs")
    return [*resources, *own]


class IndexSerializer(serializers.Serializer[Any]):
    """The addresses of all resources, of the schema and of these pages."""

    def get_fields(self) -> dict[str, Any]:
        """An address of each name."""
        about = "Of a mirror, the site that it is a copy of."
        return {name: serializers.URLField() for name in _names()} | {
            "mirror_of": serializers.URLField(required=False, help_text=about)
        }


class Index(ReadView):
    """Where everything is."""

    document = IndexSerializer

    def get(self, request: Request) -> HttpResponse:
        """Every resource with its address."""
        found = {name: canonical(reverse(f"api:{name}"), DEFAULT) for name in _names()}
        mirror = {"mirror_of": settings.MIRROR_OF} if settings.MIRROR_OF else {}
        return json_response(orjson.dumps(found | mirror))


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


def _paths(kind: PublicKind) -> list[URLPattern]:
    """The addresses of one kind of record: its list, the facets of the list if it has any, and each document."""
    name, resource = kind.plural, kind.resource
    listed = ListView.as_view(
        filterset_class=resource.filterset,
        entry=resource.entry,
        about=resource.about_list,
        example=resource.example_entry,
        sheets=resource.sheets,
    )
    facets = FacetsView.as_view(
        filterset_class=resource.filterset, about=f"What the list of {name} can be narrowed down by."
    )
    of_documents = {"kind": kind.name, "api": True}
    detail = DetailView.as_view(
        kind=kind.name,
        is_part=bool(kind.part_of),
        document=resource.document,
        about=resource.about_record,
        example=resource.example_document,
    )
    return [
        path(f"{name}/", listed, name=name),
        *([path(f"{name}/facets/", facets, name=f"{name}-facets")] if resource.filterset.facets else []),
        path(f"{name}/{ID}/", detail, name=f"{name}-detail"),
        *([] if kind.part_of else [path(f"{name}/{ID}/timemap.<timemap_format:form>", timemap, of_documents)]),
    ]


urlpatterns = [
    path("", Index.as_view(), name="index"),
    *(route for kind in public_kinds.registered() for route in _paths(kind)),
    path("revisions/", RevisionList.as_view(), name="revisions"),
    path("revisions/<int:sequence>/", RevisionDetail.as_view(), name="revisions-detail"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("dump/", DumpList.as_view(), name="dump"),
    path("dump/<dump_name:name>/<dump_file:file>", DumpFileView.as_view(), name="dump-file"),
    path("search/", SearchView.as_view(), name="search"),
    path("match/", MatchView.as_view(example=example_of_match()), name="match"),
    # A redirect would lose what is sent; and the other is as often written so.
    path("search", SearchView.as_view(schema=None)),
    path("match", MatchView.as_view(schema=None)),
    path("datafeed/", DataFeedView.as_view(), name="datafeed"),
    path("vocabulary/", VocabularyView.as_view(), name="vocabulary"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
]
