"""Addresses of the pages of a record."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, register_converter
from django.views.decorators.http import require_safe

from factcheck.language.localisation import localised
from factcheck.public.following.citation_downloads import citation
from factcheck.public.record_pages import View
from factcheck.publishing.addresses import page_path, plural
from factcheck.publishing.identity import PATTERN


class PublicIdConverter:
    """The public id of a record."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        """The id itself."""
        return value

    def to_url(self, value: str) -> str:
        """The id itself."""
        return value


class RevisionNumberConverter:
    """The number of a revision, in its one form and no greater than a column can hold."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


class CitationFormatConverter:
    """A format in which a revision is cited, by the end of a file's name."""

    regex = "bib|ris|json|txt"

    def to_python(self, value: str) -> str:
        """The end itself."""
        return value

    def to_url(self, value: str) -> str:
        """The end itself."""
        return value


register_converter(PublicIdConverter, "public_id")
register_converter(RevisionNumberConverter, "revision_number")
register_converter(CitationFormatConverter, "citation_format")
ID = "<public_id:record_id>"
"""A record's id in a route."""


def record_paths(kind: str, page: View, history: View) -> list[URLPattern]:
    """The addresses of one kind of record: its page, with or without a slug, its history, and its revisions."""
    record = f"{plural(kind)}/{ID}/"
    revision = f"{record}revisions/<revision_number:number>/"
    return [
        path(record, page),
        path(f"{record}history/", history, {"kind": kind}),
        path(f"{record}revisions/", _to_history, {"kind": kind}),
        path(revision, page),
        path(f"{revision}citation.<citation_format:form>", citation, {"kind": kind}),
        path(f"{record}<str:slug>/", page),
    ]


@require_safe
def _to_history(request: HttpRequest, kind: str, record_id: str) -> HttpResponse:
    return HttpResponseRedirect(localised(f"{page_path(kind, record_id)}history/"))
