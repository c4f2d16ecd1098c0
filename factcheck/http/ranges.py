"""Files of which a client may ask for a part, to go on where it was cut off (RFC 9110, section 14)."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Final, NamedTuple

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
_CHUNK: Final = 1 << 18


class Part(NamedTuple):
    """Some of the bytes of a file: the first of them, and the first after them."""

    start: int
    end: int


def file_response(
    request: HttpRequest, path: Path, *, size: int, etag: str, headers: dict[str, str]
) -> HttpResponseBase:
    """The file, or the part of it that is asked for; 304 to whoever has it, 416 for a part that it does not have.

    `etag` is that of the very bytes. Of several parts at once, the whole file is the answer.
    """
    told = headers | {"ETag": etag, "Accept-Ranges": "bytes"}
    unchanged = get_conditional_response(request, etag=etag, response=HttpResponse(headers=told))
    if unchanged is not None and unchanged.status_code != HTTPStatus.OK:
        return unchanged
    part = _part(request, size, etag)
    if part is not None and part.start >= part.end:
        response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=told)
        response.headers["Content-Range"] = f"bytes */{size}"
        return response
    return _bytes(request, path, part or Part(0, size), size, told, is_part=part is not None)


def _bytes(
    request: HttpRequest, path: Path, part: Part, size: int, headers: dict[str, str], *, is_part: bool
) -> HttpResponseBase:
    told = headers | {"Content-Length": str(part.end - part.start)}
    if is_part:
        told["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{size}"
    status = HTTPStatus.PARTIAL_CONTENT if is_part else HTTPStatus.OK
    body = () if request.method == "HEAD" else _read(path, part)
    return StreamingHttpResponse(body, status=status, headers=told)


def _part(request: HttpRequest, size: int, etag: str) -> Part | None:
    """The part asked for, empty where the file does not reach so far; None for the whole."""
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    # Of another file than the client began with, a part would make no sense.
    if found is None or request.headers.get("If-Range", etag) != etag or request.method != "GET":
        return None
    first, last = found.groups()
    if not first:
        return Part(max(size - int(last), 0), size if int(last) else 0) if last else None
    end = min(int(last) + 1, size) if last else size
    # Upside down it is no range at all.
    return None if last and int(last) < int(first) else Part(int(first), end)


def _read(path: Path, part: Part) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(part.start)
        left = part.end - part.start
        while left and (data := file.read(min(_CHUNK, left))):
            left -= len(data)
            yield data
