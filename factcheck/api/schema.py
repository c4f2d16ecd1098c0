"""The API's description in OpenAPI 3.1, made from the views, the filters and the documents' serializers."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import orjson
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.hooks import postprocess_schema_enums
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.settings import spectacular_settings
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from factcheck.api.list_parameters import files, filters, paging
from factcheck.api.revisions import kind_choices
from factcheck.http.problems import MEDIA_TYPE
from factcheck.http.requests.json_bodies import TooLargeError
from factcheck.public.downloads.formats import FORMATS
from factcheck.publishing.identity import PATTERN
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.filters import (
    ListFilterSet,
)
from factcheck.publishing.reading.moments import AS_OF
from factcheck.publishing.reading.paging import MAX_SIZE

Json = dict[str, Any]

_CONDITIONAL: Final = [
    OpenApiParameter(
        "If-None-Match",
        str,
        OpenApiParameter.HEADER,
        description="ETags that you have: the answer is 304, without a body, while one of them is current.",
    ),
]
_HEADERS: Final = [
    OpenApiParameter(
        "ETag", str, OpenApiParameter.HEADER, description="Changes whenever the body does.", response=[200]
    ),
]
_MODIFIED: Final = [
    OpenApiParameter(
        "If-Modified-Since",
        str,
        OpenApiParameter.HEADER,
        description="A Last-Modified that you have. Only looked at without If-None-Match.",
    ),
    OpenApiParameter(
        "Last-Modified",
        str,
        OpenApiParameter.HEADER,
        description="When the latest revision was published.",
        response=[200],
    ),
]
_AS_OF: Final = OpenApiParameter(
    AS_OF,
    {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]},
    description="A moment that has passed; of a day, its end in UTC. The answer is the document that was public then.",
)
_MEMENTO: Final = [
    OpenApiParameter(
        "Accept-Datetime",
        str,
        OpenApiParameter.HEADER,
        description="A date of HTTP (RFC 7089): the answer leads to the document that was public then.",
    ),
    OpenApiParameter(
        "Link",
        str,
        OpenApiParameter.HEADER,
        description="Where documents of other times are: `timegate`, `timemap`, `memento`.",
        response=[200],
    ),
    OpenApiParameter(
        "Memento-Datetime",
        str,
        OpenApiParameter.HEADER,
        description="Of a document of an earlier time: when it was published.",
        response=[200],
    ),
]
_PATH: Final = {
    "record_id": OpenApiParameter(
        "record_id",
        {"type": "string", "pattern": f"^{PATTERN}$"},
        OpenApiParameter.PATH,
        required=True,
        description="The id of the record: opaque, permanent, 12 letters and digits.",
    ),
    "sequence": OpenApiParameter(
        "sequence",
        {"type": "integer", "minimum": 0, "maximum": 2**63 - 1},
        OpenApiParameter.PATH,
        required=True,
        description="The place of the revision in the log, from 0.",
    ),
}


class ProblemSerializer(serializers.Serializer[Any]):
    """Why a request was not answered, as RFC 9457 has it."""

    type = serializers.CharField(help_text="Always `about:blank`: the status says what sort of problem it is.")
    title = serializers.CharField(help_text="The name of the status.")
    status = serializers.IntegerField(min_value=400, max_value=599)
    detail = serializers.CharField(help_text="What is wrong, in words for people.")


class BadParametersSerializer(ProblemSerializer):
    """Which parameters can't be answered, and why."""

    errors: Any = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), help_text="Messages by name of the parameter."
    )


def _problem(status: int, serializer: Any, description: str, example: Json) -> dict[Any, OpenApiResponse]:
    shown = OpenApiExample(description, value={"type": "about:blank", "status": status, **example})
    return {(status, MEDIA_TYPE): OpenApiResponse(serializer, description, examples=[shown])}


_NOT_MODIFIED: Final = {304: OpenApiResponse(description="You have it already.")}
_BAD: Final = _problem(
    400,
    BadParametersSerializer,
    "A parameter is unknown, or its value makes no sense.",
    {
        "title": "Bad Request",
        "detail": "Mend the parameters named in “errors”.",
        "errors": {"page_size": [f"Write a whole number from 1 to {MAX_SIZE}."]},
    },
)
_BAD_MOMENT: Final = _problem(
    400,
    BadParametersSerializer,
    "A parameter is unknown, or `as_of` is no moment, or one that has not passed.",
    {
        "title": "Bad Request",
        "detail": "Mend the parameters named in “errors”.",
        "errors": {AS_OF: ["That moment has not passed yet."]},
    },
)
_NOT_FOUND: Final = _problem(
    404,
    ProblemSerializer,
    "There is no such record, or none that is public.",
    {"title": "Not Found", "detail": "There is no claim 3k9xw2m7q0rt."},
)
_GONE: Final = _problem(
    410,
    ProblemSerializer,
    "It was public and is withdrawn. The detail is the public note that says why.",
    {"title": "Gone", "detail": "Entered twice: see the other claim on the same figure."},
)
_BAD_BODY: Final = {
    **_problem(
        400,
        BadParametersSerializer,
        "A member is unknown or missing, or its value makes no sense.",
        {
            "title": "Bad Request",
            "detail": "Mend the parameters named in “errors”.",
            "errors": {"text": ["Give one of: text, texts, article."]},
        },
    ),
    **_problem(
        413,
        ProblemSerializer,
        "The body is larger than is taken.",
        {"title": "Request Entity Too Large", "detail": str(TooLargeError.default_detail)},
    ),
    **_problem(
        415,
        ProblemSerializer,
        "The body is said to be something else than JSON.",
        {"title": "Unsupported Media Type", "detail": 'Unsupported media type "text/plain" in request.'},
    ),
}
_TOO_OFTEN: Final = _problem(
    429,
    ProblemSerializer,
    "More was asked for than one address may have looked up in a minute; `Retry-After` says when to come back.",
    {"title": "Too Many Requests", "detail": "Ask again in 12 seconds."},
)
_MOVED: Final = {
    301: OpenApiResponse(
        description="It was merged into another record; the header Location leads to that one's document."
    )
}

_LED: Final = {
    302: OpenApiResponse(description="The document of the moment that Accept-Datetime names; Location leads to it.")
}


class ApiSchema(AutoSchema):
    """Describes a view by what it serves: a `document`, or a list of each `entry`."""

    def get_operation_id(self) -> str:
        """Such as `claims_list`, `claims_facets` or `claims_read`; of what is sent a body, such as `match_send`."""
        doing = "list" if self._entry else "facets" if self._filterset else "send" if self._body else "read"
        return f"{self._resource}_{doing}"

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Any:
        """The members of an object; those that appear only where they hold something are not promised."""
        describe: Callable[..., Any] = super()._map_basic_serializer
        described, sparse = describe(serializer, direction), getattr(serializer, "sparse", ())
        if "required" in described:
            described["required"] = [name for name in described["required"] if name not in sparse]
        return described

    def get_tags(self) -> list[str]:
        """The resource, under which the operations of its addresses stand together."""
        return [self._resource]

    def get_summary(self) -> str:
        """What is said of the view, its first line."""
        return self._about.partition("\n")[0]

    def get_description(self, path: str = "", method: str = "") -> str:
        """What is said of the view after its first line."""
        return "\n".join(line.strip() for line in self._about.splitlines()[1:]).strip()

    def get_override_parameters(self) -> list[Any]:
        """Those of the path, the filters, and the headers; none of what is sent a body, which no cache keeps."""
        if self._body:
            return []
        found = [_PATH[name] for name in _PATH if f"{{{name}}}" in self.path]
        if self._filterset:
            found += filters(self._filterset)
            found += paging(self._filterset) if self._entry else []
            found += files(self._shown.sheets) if self._entry and self._shown.sheets else []
            return [*found, *_CONDITIONAL, *_HEADERS]
        of_record = [_AS_OF, *_MODIFIED] if "{record_id}" in self.path else []
        of_record += _MEMENTO if self._is_timegate else []
        return [*found, *self._parameters, *of_record, *_CONDITIONAL, *_HEADERS]

    def get_request_serializer(self) -> Any:
        """What the body of a request spells, where one is sent."""
        return self._body

    def get_examples(self) -> list[OpenApiExample]:
        """An example of what is sent."""
        example = getattr(self.view, "example_body", None)
        return [OpenApiExample("A request", value=example, request_only=True)] if example else []

    def get_response_serializers(self) -> Any:
        """The page of a list or the document, and every problem that may be instead."""
        if self._entry:
            page = OpenApiResponse(self._page(), "A page of the list.", examples=self._examples("A page"))
            return {(200, "application/json"): page, **self._files(), **_NOT_MODIFIED, **_BAD}
        if self._body:
            document = OpenApiResponse(self._shown.document, "The answer.", examples=self._examples("An answer"))
            return {200: document, **_BAD_BODY, **_TOO_OFTEN}
        document = OpenApiResponse(self._shown.document, "The document.", examples=self._examples("A document"))
        found = {200: document, **_NOT_MODIFIED}
        found |= _BAD if self._filterset else {}
        found |= _BAD | _TOO_OFTEN if self._parameters else {}
        found |= _NOT_FOUND if "{" in self.path else {}
        found |= _LED if self._is_timegate else {}
        return found | (_BAD_MOMENT | _MOVED | _GONE if "{record_id}" in self.path else {})

    def _files(self) -> dict[Any, OpenApiResponse]:
        """What a list can be had as besides its pages."""
        formats = FORMATS.values() if self._shown.sheets else ()
        of_bytes = OpenApiResponse({"type": "string", "format": "binary"}, "All rows of the list, where asked for.")
        return {(200, each.media_type.partition(";")[0]): of_bytes for each in formats}

    @property
    def _is_timegate(self) -> bool:
        return "{record_id}" in self.path and not getattr(self.view, "is_part", True)

    @property
    def _about(self) -> str:
        return str(self._shown.about or type(self.view).__doc__)

    @property
    def _resource(self) -> str:
        return self.path.removeprefix("/api/v1/").partition("/")[0] or "index"

    @property
    def _shown(self) -> Any:
        return self.view

    @property
    def _entry(self) -> Any:
        return getattr(self.view, "entry", None)

    @property
    def _body(self) -> Any:
        return getattr(self.view, "body", None)

    @property
    def _parameters(self) -> tuple[OpenApiParameter, ...]:
        """Those that a view takes besides filters."""
        return getattr(self.view, "parameters", ())

    @property
    def _filterset(self) -> type[ListFilterSet] | None:
        return getattr(self.view, "filterset_class", None)

    def _examples(self, name: str) -> list[OpenApiExample]:
        example = self._shown.example
        if example is None:
            return []
        page = {"next": "https://example.org/api/v1/claims/?cursor=WzAsInBrIiwxLDQ3", "previous": None}
        return [OpenApiExample(name, value=page | {"results": [example]} if self._entry else example)]

    def _page(self) -> Json:
        address = {"type": ["string", "null"], "format": "uri"}
        entry = self.resolve_serializer(self._entry, "response").ref
        return {
            "type": "object",
            "properties": {
                "next": address | {"description": "The address of the next page, or null on the last."},
                "previous": address | {"description": "The address of the page before, or null on the first."},
                "results": {"type": "array", "items": entry, "maxItems": MAX_SIZE},
            },
            "required": ["next", "previous", "results"],
        }


def name_vocabularies(result: Json, generator: Any, request: Any, public: bool) -> Json:
    """Give each vocabulary its own entry, under the name that its kind of record has for it."""
    names: Json = {"RecordKind": kind_choices()}
    for kind in public_kinds.registered():
        names |= kind.resource.vocabularies
    spectacular_settings.apply_patches({"ENUM_NAME_OVERRIDES": names})
    try:
        described: Json = postprocess_schema_enums(result, generator)
    finally:
        spectacular_settings.clear_patches()
    return described


def drop_read_only(result: Json, generator: Any, request: Any, public: bool) -> Json:
    """Leave out that members can't be written: none can. A document holds all but those with `required=False`."""
    for component in result["components"]["schemas"].values():
        for member in component.get("properties", {}).values():
            member.pop("readOnly", None)
    return result


@cache
def schema_bytes() -> bytes:
    """The whole description as JSON; made once, since no request can change it."""
    return orjson.dumps(SchemaGenerator().get_schema(request=None, public=True))
