"""Answers at /log/: a page, and static bytes that programs check."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from factcheck.http.requests.methods import read_only
from factcheck.transparency.reading import receipts, tiles
from factcheck.transparency.reading.state import state

_TEXT: Final = "text/plain; charset=utf-8"
_BYTES: Final = "application/octet-stream"
_FOR_GOOD: Final = "public, max-age=31536000, immutable"


@read_only
def log(request: HttpRequest) -> HttpResponse:
    """What the log is, its newest checkpoint, the key, and how to verify."""
    return render(request, "log.html", {"state": state()})


@read_only
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint, as it was signed.

    Raises:
        Http404: none has been signed.
    """
    return _text(state().note, "No checkpoint has been signed.")


@read_only
def key(request: HttpRequest) -> HttpResponse:
    """The public half of the key that signed it.

    Raises:
        Http404: none has been signed.
    """
    found = state().verifier_key
    return _text(f"{found}\n" if found else "", "No checkpoint has been signed.")


@read_only
def tile(request: HttpRequest, level: int, place: int, width: int) -> HttpResponse:
    """A tile of the tree.

    Raises:
        Http404: the signed tree does not have it.
    """
    return _bytes(tiles.tile(level, place, width))


@read_only
def entries(request: HttpRequest, place: int, width: int) -> HttpResponse:
    """The entries of the log below a tile of level 0.

    Raises:
        Http404: the signed tree does not have them.
    """
    return _bytes(tiles.entries(place, width))


@read_only
def receipt(request: HttpRequest, sequence: int) -> HttpResponse:
    """The receipt of a revision.

    Raises:
        Http404: there is no such revision, or no checkpoint covers it yet.
    """
    response = _text(receipts.receipt(sequence), "No checkpoint covers such a revision.")
    response.headers["Content-Disposition"] = f'attachment; filename="{sequence}.tlog-proof"'
    return response


def _text(body: str | None, missing: str) -> HttpResponse:
    if not body:
        raise Http404(missing)
    return HttpResponse(body, content_type=_TEXT, headers={"Cache-Control": "public, no-cache"})


def _bytes(body: bytes | None) -> HttpResponse:
    if body is None:
        raise Http404("The signed log does not have that.")
    return HttpResponse(body, content_type=_BYTES, headers={"Cache-Control": _FOR_GOOD})
