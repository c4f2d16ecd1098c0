"""What all resources of the API have in common: stored bytes out, problem documents for the rest."""

import hashlib
from typing import Any, ClassVar

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from factcheck.errors import BadParametersError
from factcheck.publishing import listing, reading
from factcheck.publishing.filters import RecordFilterSet
from factcheck.publishing.models.public import PublicRecordQuerySet


def json_response(body: bytes, *, sha256: str = "") -> HttpResponse:
    """A JSON answer that caches keep and ask about again; what was withdrawn must not linger in them."""
    response = HttpResponse(body, content_type="application/json")
    response.headers["ETag"] = f'"{sha256 or hashlib.sha256(body).hexdigest()}"'
    response.headers["Cache-Control"] = "public, no-cache"
    return response


class ReadView(APIView):
    """Something that can be read, and no more."""

    http_method_names = ["get", "head", "options"]

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Which methods there are, in the header that every answer has."""
        return Response(status=204)


class DetailView(ReadView):
    """The document of one record, byte for byte as it was published."""

    kind: ClassVar[str]
    # Describes the document in the API's schema.
    document: ClassVar[type[Serializer[Any]]]

    def get(self, request: Request, record_id: str) -> HttpResponse:
        """The document."""
        found = reading.published(self.kind, record_id)
        response = json_response(found.document, sha256=found.sha256)
        response.headers["Last-Modified"] = http_date(found.updated_at.timestamp())
        return response


class ListView(ReadView):
    """One page of the list entries of a kind of record."""

    filterset_class: ClassVar[type[RecordFilterSet]]
    # Describes a list entry in the API's schema.
    entry: ClassVar[type[Serializer[Any]]]

    def get(self, request: Request) -> HttpResponse:
        """The page that the parameters ask for."""
        found = listing.read(
            request.query_params, self.filterset_class, strict=True, select=PublicRecordQuerySet.summaries
        )
        return list_response(request, found, [bytes(row.summary) for row in found.page.rows])


def list_response(request: Request, found: listing.Listing, entries: list[bytes]) -> HttpResponse:
    """A page of a list, put together from the bytes of its entries.

    Raises:
        BadParametersError: if there is no page, because of what was asked for.
    """
    if found.errors:
        raise BadParametersError(found.errors)
    beside = [orjson.dumps(_address(request, found, cursor)) for cursor in (found.page.next, found.page.previous)]
    body = b'{"next":%b,"previous":%b,"results":[%b]}' % (*beside, b",".join(entries))
    return json_response(body)


def _address(request: HttpRequest | Request, found: listing.Listing, cursor: str | None) -> str | None:
    return request.build_absolute_uri(f"?{found.query(cursor)}") if cursor else None
