"""Answers in JSON whose bytes are at hand."""

import hashlib

from django.http import HttpResponse


def json_response(body: bytes, *, sha256: str = "") -> HttpResponse:
    """A JSON answer that caches keep and ask about again; what was withdrawn must not linger in them."""
    response = HttpResponse(body, content_type="application/json")
    response.headers["ETag"] = f'"{sha256 or hashlib.sha256(body).hexdigest()}"'
    response.headers["Cache-Control"] = "public, no-cache"
    return response
