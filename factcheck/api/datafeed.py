"""The feed of everything in the words of schema.org, and the vocabulary of ours that stands beside them."""

from typing import Any, Final

import orjson
from django.http import HttpResponse, QueryDict
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer, TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.api.terms import terms
from factcheck.api.views import ReadView
from factcheck.http.answers import json_response
from factcheck.http.problems import BadParametersError
from factcheck.linked import feed
from factcheck.linked.feed import DEFAULT_SIZE, MAX_SIZE, Place
from factcheck.publishing.reading import listing
from factcheck.publishing.reading.paging import whole_number

MEDIA_TYPE: Final = "application/ld+json"
_YES_NO: Final = ("yes", "no")


class LinkedDataRenderer(JSONRenderer):
    """Lets programs ask for linked data by its own media type."""

    media_type = MEDIA_TYPE


class DataFeedItemSerializer(serializers.Serializer[Any]):
    """One record."""

    # Any: fields have an attribute of that name.
    item: Any = serializers.JSONField(
        help_text="The record in schema.org's words; a list where it has parts, such as a claim with reviews. The "
        "first has the whole record under `factcheck:record`, each member by its name in the API's documents."
    )
    dateCreated = serializers.DateTimeField(required=False, help_text="When it was first published.")  # noqa: N815
    dateModified = serializers.DateTimeField(required=False, help_text="When its latest revision was.")  # noqa: N815


class DataFeedSerializer(serializers.Serializer[Any]):
    """A page of the DataFeed, as JSON-LD."""

    name = serializers.CharField(help_text="The name of the site.")
    url = serializers.URLField()
    dateModified = serializers.DateTimeField(required=False, help_text="When anything was last published.")  # noqa: N815
    dataFeedElement = DataFeedItemSerializer(many=True)  # noqa: N815

    def get_fields(self) -> dict[str, Any]:
        """Beside these, the members whose names Python can't spell."""
        named = {
            "@context": serializers.JSONField(help_text="What the words mean."),
            "@type": serializers.CharField(help_text="Always `DataFeed`."),
            "@id": serializers.URLField(),
            "factcheck:next": serializers.URLField(required=False, help_text="The next page; missing on the last."),
        }
        return {**named, **super().get_fields()}


class DataFeedView(ReadView):
    """Every record in the words of schema.org, as a DataFeed in pages.

    Claims and their reviews are `Claim` and `ClaimReview`. Records come kind by kind, those that others cite first.
    """

    document = DataFeedSerializer
    renderer_classes = [JSONRenderer, LinkedDataRenderer]
    parameters = (
        OpenApiParameter("after", {"type": "string"}, description="Names a page. Take it from `factcheck:next`."),
        OpenApiParameter(
            "page_size",
            {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULT_SIZE},
            description="How many records a page has.",
        ),
        OpenApiParameter(
            "history",
            {"type": "string", "enum": list(_YES_NO), "default": "yes"},
            description="`no` leaves out when, and by which revisions, this site published each record.",
        ),
    )

    def get(self, request: Request) -> HttpResponse:
        """The page that the parameters ask for."""
        place, size, history = _asked(request.query_params)
        response = json_response(orjson.dumps(feed.page(place, size, history=history)))
        response.headers["Content-Type"] = MEDIA_TYPE
        return response


def _asked(given: QueryDict) -> tuple[Place, int, bool]:
    names = ("after", "page_size", "history")
    errors = dict(listing.unknown(given, set(names)))
    errors |= {name: ["Give it once."] for name in names if len(given.getlist(name)) > 1}
    size = whole_number(given.get("page_size") or str(DEFAULT_SIZE))
    if size is None or not 1 <= size <= MAX_SIZE:
        errors["page_size"] = [f"Write a whole number from 1 to {MAX_SIZE}."]
    after = given.get("after")
    place = feed.place_of(after) if after else feed.first_place()
    if place is None:
        errors["after"] = ["This is not from a page of this feed: start again without it."]
    history = given.get("history") or "yes"
    if history not in _YES_NO:
        errors["history"] = ["Write yes or no."]
    if errors or place is None or size is None:
        raise BadParametersError(errors)
    return place, size, history == "yes"


@extend_schema(exclude=True)
class VocabularyView(ReadView):
    """What our terms mean, for people; each has an anchor of its name."""

    renderer_classes = [TemplateHTMLRenderer]

    def get(self, request: Request) -> Response:
        """The page."""
        return Response({"terms": terms()}, template_name="vocabulary.html")
