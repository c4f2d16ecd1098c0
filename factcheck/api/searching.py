"""Search in all kinds of records at once, for programs."""

from collections.abc import Sequence
from typing import Any, Final

import orjson
from django.http import HttpResponse, QueryDict
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer
from rest_framework import serializers
from rest_framework.request import Request

from factcheck.api.views import ReadView
from factcheck.http.answers import json_response
from factcheck.http.problems import BadParametersError, TooOftenError
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.public.checking.limits import seconds_to_wait
from factcheck.public.searching.groups import Group, groups, is_text
from factcheck.publishing.models.public import PublicRecordQuerySet
from factcheck.publishing.reading import listing, public_kinds
from factcheck.publishing.reading.paging import whole_number
from factcheck.publishing.search import words

MOST: Final = 20
"""Of each kind, how many records at most."""
_DEFAULT: Final = 5


class GroupSerializer(serializers.Serializer[Any]):
    """The records of one kind that were found, as its list has them."""

    kind = serializers.CharField(help_text="The kind of record, as in `type` of its documents.")
    address = serializers.URLField(help_text="The list of all that were found, with its filters and pages.")
    more = serializers.BooleanField(help_text="Whether that list has more.")

    def get_fields(self) -> dict[str, Any]:
        """Beside these, the entries, which are those of the kind's list."""
        entries = [kind.resource.entry for kind in public_kinds.listed()]
        results = PolymorphicProxySerializer("FoundEntry", entries, resource_type_field_name=None, many=True)
        return {**super().get_fields(), "results": results}


class SearchSerializer(serializers.Serializer[Any]):
    """What was found, by kind of record, the kind that is closest to the words first."""

    groups = GroupSerializer(many=True)


class SearchView(ReadView):
    """Records of every kind for some words, in groups, the one that is closest to the words first.

    Of a whole text the claims that it is about are first, as the matcher finds them.
    """

    document = SearchSerializer
    parameters = (
        OpenApiParameter("q", {"type": "string"}, description="Words to search for, or a text."),
        OpenApiParameter(
            "limit",
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": _DEFAULT},
            description="How many records of each kind.",
        ),
    )

    def get(self, request: Request) -> HttpResponse:
        """The groups that were found."""
        query, limit = _asked(request.query_params)
        if is_text(query) and (seconds := seconds_to_wait(request, 1)):
            raise TooOftenError(seconds)
        found = groups(query, limit, PublicRecordQuerySet.without_document) if words(query) else []
        return json_response(orjson.dumps({"groups": [_group(group, limit) for group in found if group.rows]}))


def _asked(given: QueryDict) -> tuple[str, int]:
    errors = dict(listing.unknown(given, {"q", "limit"}))
    query, limit = given.get("q", ""), whole_number(given.get("limit") or str(_DEFAULT))
    if limit is None or not 1 <= limit <= MOST:
        errors["limit"] = [f"Write a whole number from 1 to {MOST}."]
    if "\0" in query:
        errors["q"] = ["It holds a NUL, which no text has."]
    errors |= {name: ["Give it once."] for name in ("q", "limit") if len(given.getlist(name)) > 1}
    if errors or limit is None:
        raise BadParametersError(errors)
    return query, limit


def _group(group: Group, limit: int) -> dict[str, Any]:
    path = f"/api/v1/{group.kind.plural}/?{group.query}"
    return {
        "kind": group.kind.name,
        "address": canonical(path, DEFAULT),
        "more": group.more,
        "results": _entries(group.rows[:limit]),
    }


def _entries(rows: Sequence[Any]) -> list[orjson.Fragment]:
    return [orjson.Fragment(bytes(row.summary)) for row in rows]
