"""What was published since: the log with its documents, in order, for whoever keeps a copy in step."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any, Final

import orjson
from django.conf import settings
from django.http import HttpResponse, QueryDict
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request

from factcheck.api.revisions import RevisionDocumentSerializer
from factcheck.api.views import ReadView
from factcheck.copies.reading import entries
from factcheck.http.answers import json_response
from factcheck.http.problems import BadParametersError
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.publishing.models.log import Revision
from factcheck.publishing.reading import listing
from factcheck.publishing.reading.paging import whole_number

MOST: Final = 500
LONGEST_WAIT: Final = 25
"""Changes of one answer, and seconds that it may be waited for."""
_DEFAULT: Final = 100
_MOST_BYTES: Final = 8_000_000
_PAUSE: Final = 0.25
# Each who waits keeps a thread of the server: the others are there for readers.
_waiting = BoundedSemaphore(max(settings.CHANGES_WAITING, 1))


class ChangesSerializer(serializers.Serializer[Any]):
    """Some revisions with their documents, in the order of the log."""

    changes = RevisionDocumentSerializer(many=True)
    head = serializers.IntegerField(min_value=-1, help_text="The last sequence of the log; -1 where it is empty.")
    next = serializers.URLField(help_text="The address of what comes after these.")


class ChangesView(ReadView):
    """What was published after a revision, in the order of the log, each with its document: a copy stays in step by it.

    With `wait` the answer waits until there is something, at most so many seconds. Where too many wait already, it is
    empty at once, and `Retry-After` says when to ask again.
    """

    document = ChangesSerializer
    parameters = (
        OpenApiParameter(
            "after",
            {"type": "integer", "minimum": -1, "default": -1},
            description="The sequence of the last revision that you have.",
        ),
        OpenApiParameter(
            "limit",
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": _DEFAULT},
            description="How many at most; of long documents there may be fewer.",
        ),
        OpenApiParameter(
            "wait",
            {"type": "integer", "minimum": 0, "maximum": LONGEST_WAIT, "default": 0},
            description="For how many seconds to wait where there is nothing yet.",
        ),
    )

    def get(self, request: Request) -> HttpResponse:
        """The changes."""
        after, limit, wait = _asked(request.query_params)
        full = False
        if wait and request.method == "GET" and _head() <= after:
            full = not _waited(after, wait)
        response = json_response(_answer(after, limit))
        if full:
            response.headers["Retry-After"] = "2"
        return response


def _answer(after: int, limit: int) -> bytes:
    lines = list(_bounded(entries.after(after, limit)))
    last = after + len(lines)
    # Asked for after the lines: whoever has all up to it has whole actions.
    following = canonical(f"/api/v1/changes/?after={last}&limit={limit}", DEFAULT)
    beside = orjson.dumps(_head()), orjson.dumps(following)
    return b'{"changes":[%b],"head":%b,"next":%b}' % (b",".join(lines), *beside)


def _bounded(lines: list[bytes]) -> Iterator[bytes]:
    """The first of them that are not too long together; one at least."""
    size = 0
    for number, line in enumerate(lines):
        size += len(line)
        if number and size > _MOST_BYTES:
            return
        yield line


def _head() -> int:
    last = Revision.objects.order_by("-sequence").values_list("sequence", flat=True)
    return next(iter(last[:1]), -1)


def _waited(after: int, seconds: int) -> bool:
    """Wait until there is something after that revision, but no longer; False where too many wait already."""
    with _place() as is_free:
        end = time.monotonic() + seconds
        while is_free and time.monotonic() < end and _head() <= after:
            time.sleep(_PAUSE)
        return is_free


@contextmanager
def _place() -> Iterator[bool]:
    is_free = _waiting.acquire(blocking=False)
    try:
        yield is_free
    finally:
        if is_free:
            _waiting.release()


def _asked(given: QueryDict) -> tuple[int, int, int]:
    errors = dict(listing.unknown(given, {"after", "limit", "wait"}))
    told = given.get("after") or "-1"
    after = -1 if told == "-1" else whole_number(told)
    limit, wait = whole_number(given.get("limit") or str(_DEFAULT)), whole_number(given.get("wait") or "0")
    if after is None:
        errors["after"] = ["Write the sequence of a revision, or -1 for all."]
    if limit is None or not 1 <= limit <= MOST:
        errors["limit"] = [f"Write a whole number from 1 to {MOST}."]
    if wait is None or wait > LONGEST_WAIT:
        errors["wait"] = [f"Write a whole number of seconds from 0 to {LONGEST_WAIT}."]
    errors |= {name: ["Give it once."] for name in given if len(given.getlist(name)) > 1}
    if errors or after is None or limit is None or wait is None:
        raise BadParametersError(errors)
    return after, limit, wait
