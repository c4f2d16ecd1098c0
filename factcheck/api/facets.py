"""The facets of lists in the API: what lists of records can be narrowed down by, with counts."""

from typing import Any

import orjson
from django.http import HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from factcheck.api.views import ReadView
from factcheck.http.answers import json_response
from factcheck.http.problems import BadParametersError
from factcheck.public.narrowing import Facet, narrowing
from factcheck.publishing.models.public import PublicRecordQuerySet
from factcheck.publishing.reading import listing
from factcheck.publishing.reading.filters import RecordFilterSet


class FacetValueSerializer(serializers.Serializer[Any]):
    """A value of a facet."""

    value = serializers.CharField(help_text="What the parameter takes.")
    # Any: every field has an attribute of that name.
    label: Any = serializers.CharField(help_text="What readers call it.")
    count = serializers.IntegerField(min_value=0, help_text="How many of the records counted have it.")


class FacetSerializer(serializers.Serializer[Any]):
    """A parameter of the list, and its values."""

    name = serializers.CharField(help_text="The parameter.")
    values: Any = FacetValueSerializer(
        many=True, help_text="Those given, then the most frequent, up to 100; of a few fixed ones all that occur."
    )
    left_out = serializers.IntegerField(min_value=0, help_text="How many values there are besides.")


class FacetsSerializer(serializers.Serializer[Any]):
    """What a list can be narrowed down by. Each parameter is counted as if it had not been given itself."""

    total = serializers.IntegerField(
        min_value=0, help_text="How many records were found and counted; of many the newest 1,000."
    )
    more = serializers.BooleanField(help_text="Whether more were found than are counted.")
    facets = FacetSerializer(many=True)


class FacetsView(ReadView):
    """What a list can be narrowed down by: each value with the number of records that have it."""

    filterset_class: type[RecordFilterSet] = RecordFilterSet
    document = FacetsSerializer

    def get(self, request: Request) -> HttpResponse:
        """The facets of the list that the parameters ask for."""
        shown = PublicRecordQuerySet.summaries
        found = listing.read(request.query_params, self.filterset_class, strict=True, select=shown)
        if found.errors or not found.filterset.form.is_valid():
            raise BadParametersError(found.errors)
        counted = narrowing(found, expanded=self.filterset_class.facets)
        facets = [_facet(facet) for facet in counted.facets]
        total = {"total": counted.counts.total, "more": counted.counts.more}
        return json_response(orjson.dumps(total | {"facets": facets}))


def _facet(facet: Facet) -> dict[str, Any]:
    values = [{"value": one.value, "label": one.label, "count": one.count} for one in facet.choices]
    return {"name": facet.name, "values": values, "left_out": facet.left_out}
