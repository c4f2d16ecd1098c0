"""Addresses of the pages of a record."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, register_converter

from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import localised
from factcheck.public.following.citation_downloads import citation
from factcheck.public.following.feeds import Form, record_feed
from factcheck.public.histories import history
from factcheck.public.list_pages import list_page
from factcheck.public.memento.timemaps import timemap
from factcheck.public.record_pages import record_page
from factcheck.publishing.addresses import page_path
from factcheck.publishing.identity import PATTERN
from factcheck.publishing.reading.public_kinds import PublicKind


class PublicIdConverter:
    """A public id in an address; whether a record has it is the view's to find out."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        """The id as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it stands in the address."""
        return value


class RevisionNumberConverter:
    """The number of a revision, in its one form and no greater than a column can hold."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        """The number that the digits of the address spell."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The digits of the number, without zeros before them."""
        return str(value)


class CitationFormatConverter:
    """A format in which a revision is cited, by the end of a file's name."""

    regex = "bib|ris|json|txt"

    def to_python(self, value: str) -> str:
        """The format, called by the end of its file's name: `bib`, `ris`, `json` or `txt`."""
        return value

    def to_url(self, value: str) -> str:
        """The end of the file's name that stands for the format."""
        return value


class TimeMapFormatConverter(CitationFormatConverter):
    """A format of a TimeMap, by the end of its address: `link` or `json`."""

    regex = "link|json"


register_converter(TimeMapFormatConverter, "timemap_format")
register_converter(PublicIdConverter, "public_id")
register_converter(RevisionNumberConverter, "revision_number")
register_converter(CitationFormatConverter, "citation_format")
ID = "<public_id:record_id>"
"""A record's id in a route."""


def paths_of(kind: PublicKind) -> list[URLPattern]:
    """The addresses of one kind of record: its list, if it has one, and each record's own.

    Records that are part of others have a page alone: slug, history and revisions are those of the others.
    """
    listed = [path(f"{kind.plural}/", list_page(kind, kind.list_page), name=kind.plural)] if kind.list_page else []
    return [*listed, *(_page(kind) if kind.part_of else _pages(kind))]


def _page(kind: PublicKind) -> list[URLPattern]:
    return [path(f"{kind.plural}/{ID}/", record_page(kind))]


def _pages(kind: PublicKind) -> list[URLPattern]:
    record, page = f"{kind.plural}/{ID}/", record_page(kind)
    revision = f"{record}revisions/<revision_number:number>/"
    feed = f"feeds/{kind.plural}/{ID}"
    return [
        path(record, page),
        path(f"{feed}/", record_feed, {"kind": kind.name}),
        path(f"{feed}.json", record_feed, {"kind": kind.name, "form": Form.JSON}),
        path(f"{record}history/", history, {"kind": kind.name}),
        path(f"{record}timemap.<timemap_format:form>", timemap, {"kind": kind.name}),
        path(f"{record}revisions/", _to_history, {"kind": kind.name}),
        path(revision, page),
        path(f"{revision}citation.<citation_format:form>", citation, {"kind": kind.name}),
        path(f"{record}<str:slug>/", page),
    ]


@read_only
def _to_history(request: HttpRequest, kind: str, record_id: str) -> HttpResponse:
    return HttpResponseRedirect(localised(f"{page_path(kind, record_id)}history/"))
