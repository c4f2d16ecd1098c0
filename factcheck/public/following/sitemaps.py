"""Sitemaps: the canonical address of every page, in parts of at most 50,000, and when each last changed.

A part holds the records of one kind that revisions from one sequence of the log to another published first: a stretch
of an index, which stays what it is as the log grows.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db.models import Count, F, Max
from django.http import Http404, HttpRequest, HttpResponse

from factcheck.http.requests.methods import read_only
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import moment
from factcheck.publishing.models.log import Revision
from factcheck.publishing.models.public import ROWS_OF_REVISION, PublicRecord
from factcheck.publishing.reading import public_kinds

MOST: Final = 50_000
"""Addresses of one part."""
_STEP: Final = 1000
"""Revisions that are counted together: parts begin and end between such steps."""
_MAX_SEQUENCE: Final = 2**63 // ROWS_OF_REVISION - 1
_SITEMAP: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{1}</{0}>\n'
)


class Part(NamedTuple):
    """The records of a kind that these revisions, first and last included, published first."""

    kind: str
    first: int
    last: int
    records: int
    # The sequence of the latest revision of any of them.
    changed: int

    @property
    def path(self) -> str:
        """The path of this part of the sitemap, which always holds the same records."""
        return f"/sitemap-{self.kind}-{self.first}-{self.last}.xml"


@read_only
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The paths of all parts, each with when one of its records last changed."""
    parts = list(_parts(_steps()))
    times = dict(Revision.objects.filter(sequence__in={part.changed for part in parts}).values_list("sequence", "time"))
    listed = [("/sitemap-pages.xml", None), *((part.path, times.get(part.changed)) for part in parts)]
    return _answer("sitemapindex", "sitemap", listed)


@read_only
def sitemap_of_pages(request: HttpRequest) -> HttpResponse:
    """The pages that no record has: the start, the lists, what the site says of itself."""
    return _answer("urlset", "url", ((path, None) for path in pages()))


@read_only
def sitemap_of_records(request: HttpRequest, kind: str, first: int, last: int) -> HttpResponse:
    """The records of a kind that revisions from one sequence to another published first.

    Raises:
        Http404: if there are none.
    """
    if kind not in public_kinds.names() or not first <= last <= _MAX_SEQUENCE:
        raise Http404
    rows = PublicRecord.objects.of_kind(kind).filter(
        first_place__gte=first * ROWS_OF_REVISION, first_place__lt=(last + 1) * ROWS_OF_REVISION
    )
    found = rows.order_by("first_place").values_list("record_id", "slug", "updated_at")[:MOST]
    listed = [(page_path(kind, record_id, slug), time) for record_id, slug, time in found]
    if not listed:
        raise Http404
    return _answer("urlset", "url", listed)


def pages() -> list[str]:
    """The paths of the pages that are no record's: the front page, the lists, and what is said of the site."""
    lists = [f"/{kind.plural}/" for kind in public_kinds.listed()]
    return ["/", "/check/", *lists, "/corrections/", "/standards/"]


def _steps() -> Iterable[Any]:
    """How many records each thousand revisions published first, by kind; read from an index alone."""
    step = F("first_place") / (_STEP * ROWS_OF_REVISION)
    counted = PublicRecord.objects.filter(kind__in=public_kinds.names()).annotate(step=step).values("kind", "step")
    found = counted.annotate(records=Count("pk"), latest=Max("pk")).order_by("kind", "step")
    steps: Iterable[Any] = found.values_list("kind", "step", "records", "latest", named=True)
    return steps


def _parts(steps: Iterable[Any]) -> Iterator[Part]:
    """Neighbouring steps put together, as many as a part can hold."""
    part: Part | None = None
    for step in steps:
        one = Part(
            step.kind, step.step * _STEP, (step.step + 1) * _STEP - 1, step.records, step.latest // ROWS_OF_REVISION
        )
        if part and part.kind == one.kind and part.records + one.records <= MOST:
            part = Part(one.kind, part.first, one.last, part.records + one.records, max(part.changed, one.changed))
        else:
            if part:
                yield part
            part = one
    if part:
        yield part


def _answer(root: str, item: str, listed: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    items = "".join(_item(item, path, time) for path, time in listed)
    return HttpResponse(_SITEMAP.format(root, items), content_type="application/xml; charset=utf-8")


def _item(item: str, path: str, time: datetime | None) -> str:
    changed = f"<lastmod>{moment(time)}</lastmod>" if time else ""
    return f"<{item}><loc>{escape(settings.SITE_URL + path)}</loc>{changed}</{item}>\n"
