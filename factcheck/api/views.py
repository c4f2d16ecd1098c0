"""What all resources of the API have in common: stored bytes out, problem documents for the rest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from rest_framework.request import Request
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from factcheck.copies.reading.licences import licence
from factcheck.http.answers import json_response
from factcheck.http.problems import BadParametersError
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.public.downloads import answers
from factcheck.public.downloads.documents import documents
from factcheck.public.memento.datetimes import HEADER
from factcheck.public.memento.headers import Addresses, as_memento, as_original
from factcheck.public.memento.mementos import Memento, around
from factcheck.public.memento.timegates import from_timegate
from factcheck.publishing.dependencies import keepable
from factcheck.publishing.reading import listing, records
from factcheck.publishing.reading.as_of import AsOf
from factcheck.publishing.reading.filters import ListFilterSet
from factcheck.publishing.reading.moments import AS_OF, AsOfError, AsOfMoment, as_of
from factcheck.publishing.reading.records import Published, Shown
from factcheck.publishing.reading.sheets import Sheet


class ReadView(APIView):
    """Something that can be read, and no more."""

    # What the API's description says of it, a line and after an empty line more; "" for what its docstring says.
    about: str = ""
    # A document, or a list entry, for the API's description.
    example: Mapping[str, Any] | None = None
    http_method_names = ["get", "head", "options"]

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Every answer names the licence of the data, where the settings do."""
        granted = licence()
        if granted and granted.url:
            response.headers["Link"] = f'<{granted.url}>; rel="license"'
        return super().finalize_response(request, response, *args, **kwargs)

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Which methods there are, in the header that every answer has."""
        # Not one of the framework's own: that would need the template of a view that has one.
        response = HttpResponse(status=204)
        del response.headers["Content-Type"]
        return response


class DetailView(ReadView):
    """The document of one record, byte for byte as it was published."""

    kind: str = ""
    # Describes the document in the API's schema.
    document: type[Serializer[Any]] = Serializer

    # Whether it is part of the document of another, whose revisions are its own.
    is_part = False

    @keepable
    def get(self, request: Request, record_id: str) -> HttpResponse:
        """The document, as it is or as it was at the moment that is asked for."""
        moment, addresses = _moment(request), Addresses(self.kind, record_id, api=True)
        if moment is not None:
            shown = AsOf(moment.last).shown(self.kind, record_id)
            return self._as_memento(_document(shown.published), addresses, shown)
        if not self.is_part and (response := _from_timegate(request, addresses)):
            return response
        found = records.published(self.kind, record_id)
        return _document(found) if self.is_part else as_original(_document(found), addresses, _last(found))

    def _as_memento(self, response: HttpResponse, addresses: Addresses, shown: Shown) -> HttpResponse:
        if self.is_part:
            return response
        found = Memento(shown.data["revision"]["number"], shown.published_at)
        return as_memento(response, addresses, found, around(self.kind, addresses.record_id, found.number))


class ListView(ReadView):
    """One page of a list, put together from the bytes of its entries; or all of it as a file."""

    # The tables that the whole list can be had as, in files.
    sheets: Sequence[Sheet] = ()

    filterset_class: type[ListFilterSet] = ListFilterSet
    # Describes a list entry in the API's schema.
    entry: type[Serializer[Any]] = Serializer

    def perform_content_negotiation(self, request: Any, force: bool = False) -> Any:
        """What the address asks for comes before what the client would rather have."""
        return super().perform_content_negotiation(request, force or self._is_file(request))

    @keepable
    def get(self, request: Request) -> HttpResponseBase:
        """The page that the parameters ask for, or the file."""
        if self._is_file(request):
            return self._file(request)
        also = (answers.FORMAT,) if self.sheets else ()
        found = listing.read(request.query_params, self.filterset_class, strict=True, select=self.select, also=also)
        if found.errors:
            raise BadParametersError(found.errors)
        page = found.page
        beside = [orjson.dumps(_address(request, found, cursor)) for cursor in (page.next, page.previous)]
        results = b",".join(self.encode(row) for row in page.rows)
        return json_response(b'{"next":%b,"previous":%b,"results":[%b]}' % (*beside, results))

    def _is_file(self, request: Request) -> bool:
        return bool(self.sheets) and answers.is_asked(request.query_params)

    def _file(self, request: Request) -> HttpResponseBase:
        asked = answers.read(request.query_params, self.filterset_class, self.sheets)
        if asked.errors:
            raise BadParametersError(asked.errors)
        return answers.answer(request._request, asked, self.lines)

    def lines(self, found: listing.Listing) -> Iterator[bytes]:
        """The JSON of each row of the whole list, as a file is made of it."""
        return documents(found)

    def select(self, rows: Any) -> QuerySet[Any, Any]:
        """What of the rows is loaded."""
        summaries: QuerySet[Any, Any] = rows.summaries()
        return summaries

    def encode(self, row: Any) -> bytes:
        """The JSON of a list entry."""
        return bytes(row.summary)


def _document(found: Published) -> HttpResponse:
    response = json_response(found.document, sha256=found.sha256)
    response.headers["Last-Modified"] = http_date(found.updated_at.timestamp())
    return response


def _last(found: Published) -> Memento:
    # Documents are asked for by their moments: no number is needed.
    return Memento(0, found.updated_at)


def _from_timegate(request: Request, addresses: Addresses) -> HttpResponse | None:
    try:
        return from_timegate(request, addresses)
    except AsOfError as error:
        raise BadParametersError({HEADER: [str(error)]}) from error


def _moment(request: Request) -> AsOfMoment | None:
    # A misspelt name that is passed over would give the document of now for that of another day.
    if unknown := dict(listing.unknown(request.query_params, {AS_OF})):
        raise BadParametersError(unknown)
    try:
        return as_of(request.query_params)
    except AsOfError as error:
        raise BadParametersError({AS_OF: [str(error)]}) from error


def _address(request: Request, found: listing.Listing, cursor: str | None) -> str | None:
    # Not on the host that the request names: a cache would hand that on.
    return canonical(f"{request.path}?{found.query(cursor)}", DEFAULT) if cursor else None
