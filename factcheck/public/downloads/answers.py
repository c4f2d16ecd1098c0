"""The answer that is a whole list as a file."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import urlencode

from factcheck.public.downloads.formats import FORMATS, Format
from factcheck.publishing.models.log import Revision
from factcheck.publishing.reading import listing
from factcheck.publishing.reading.filters import ListFilterSet
from factcheck.publishing.reading.listing import Listing
from factcheck.publishing.reading.sheets import Sheet

FORMAT: Final = "format"
ROWS: Final = "rows"
"""The parameters that ask for a file, and for which of a kind's tables."""
_Thing = TypeVar("_Thing")
_VERSION: Final = 1
"""Goes up when the same records make other files."""


@dataclass(frozen=True)
class Asked:
    """A list that is asked for as a file, or what is wrong with that."""

    found: Listing
    format: Format
    sheet: Sheet
    is_first: bool
    errors: listing.Errors


def is_asked(parameters: QueryDict) -> bool:
    """Whether a list is asked for as a file, be it as one that there is not."""
    return parameters.get(FORMAT, "json") != "json"


def read(parameters: QueryDict, filterset: type[ListFilterSet], sheets: Sequence[Sheet]) -> Asked:
    """What the parameters ask for: those of the list, but for pages, which a file has none of."""
    known = {*filterset.base_filters, "ordering", FORMAT, ROWS}
    found = listing.asked(parameters, filterset, known, strict=True)
    errors = found.errors
    for name in {"cursor", "page_size"} & errors.keys():
        errors[name] = ["A file has all rows of the list, and no pages: leave it out."]
    sheet = _one_of({sheet.name: sheet for sheet in sheets}, ROWS, found, sheets[0].name)
    form = _one_of(FORMATS, FORMAT, found, "csv")
    return Asked(found, form, sheet, sheet is sheets[0], errors)


def answer(request: HttpRequest, asked: Asked, lines: Callable[[Listing], Iterable[bytes]]) -> HttpResponseBase:
    """The file, as it is made of the JSON of each row; 304 to whoever has it, and no body to HEAD."""
    headers = {
        "Content-Type": asked.format.media_type,
        "Content-Disposition": f'attachment; filename="{asked.sheet.name}.{asked.format.name}"',
        # Not of the bytes, which a workbook never has twice the same, and which are not made for who has them.
        "ETag": f'W/"{_state(asked)}"',
        "Cache-Control": "public, no-cache",
    }
    unchanged = get_conditional_response(request, etag=headers["ETag"], response=HttpResponse(headers=headers))
    if unchanged is not None and unchanged.status_code == HTTPStatus.NOT_MODIFIED:
        return unchanged
    # Looked up by now: a database that is away is told of in the place of the file.
    body = () if request.method == "HEAD" else asked.format.write(asked.sheet, lines(asked.found), asked.is_first)
    return StreamingHttpResponse(body, headers=headers)


def links(path: str, found: Listing, sheets: Sequence[Sheet]) -> list[tuple[Sheet, list[tuple[str, str]]]]:
    """For each table of a kind, the names of the files that it can be had as and where."""
    kept = {name: values for name, values in found.given.lists() if name not in {"cursor", "page_size"}}
    return [
        (sheet, [(form, _address(path, kept, sheet if place else None, form)) for form in FORMATS])
        for place, sheet in enumerate(sheets)
    ]


def _address(path: str, kept: dict[str, list[str]], sheet: Sheet | None, form: str) -> str:
    rows = {ROWS: sheet.name} if sheet else {}
    return f"/api/v1{path}?{urlencode(kept | rows | {FORMAT: form}, doseq=True)}"


def _one_of(known: Mapping[str, _Thing], name: str, found: Listing, default: str) -> _Thing:
    given = found.given.get(name, default)
    if given not in known:
        also = ["json"] if name == FORMAT else []
        found.errors.setdefault(name, [f"Write one of: {', '.join([*known, *also])}."])
    return known.get(given, known[default])


def _state(asked: Asked) -> str:
    """What the file is made of: the log, and what was asked for."""
    last = Revision.objects.order_by("-sequence").values_list("hash", flat=True).first()
    said = repr((_VERSION, bytes(last or b"").hex(), asked.sheet.name, sorted(asked.found.given.lists())))
    return hashlib.sha256(said.encode()).hexdigest()
