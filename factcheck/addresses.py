"""Addresses of the pages of a record."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path, register_converter

from factcheck.publishing.addresses import plural
from factcheck.publishing.identity import PATTERN

View = Callable[..., HttpResponse]


class PublicIdConverter:
    """The public id of a record."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        """The id itself."""
        return value

    def to_url(self, value: str) -> str:
        """The id itself."""
        return value


register_converter(PublicIdConverter, "public_id")
ID = "<public_id:record_id>"
"""A record's id in a route."""


def record_paths(kind: str, page: View, history: View) -> list[URLPattern]:
    """The addresses of one kind of record: its page, with or without a slug, and its history."""
    record = f"{plural(kind)}/{ID}/"
    return [
        path(record, page),
        path(f"{record}history/", history, {"kind": kind}),
        path(f"{record}<str:slug>/", page),
    ]
