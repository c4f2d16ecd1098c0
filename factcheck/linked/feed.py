"""Everything that is public, as a DataFeed of schema.org: in pages, or whole.

Records come kind by kind, those that others cite first, and within a kind by their ids: two sites that hold the same
records have the same feed, in whatever order these were published.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import orjson
from django.conf import settings
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.http import urlencode

from factcheck.linked.described import cited_by, feed_item
from factcheck.linked.terms import absolute, in_context, ours
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, moment, parse
from factcheck.publishing.identity import PATTERN
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.log import Revision
from factcheck.publishing.models.public import PublicRecord

PATH: Final = "/api/v1/datafeed/"
DEFAULT_SIZE: Final = 100
MAX_SIZE: Final = 200
"""Records of one page."""
_PLACE: Final = re.compile(rf"([a-z_]{{1,20}})\.({PATTERN})")


class Place(NamedTuple):
    """Where in the feed a page begins: after this record of this kind. An empty id is before all of its kind."""

    kind: str
    record_id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}.{self.record_id}"


def first_place() -> Place:
    """The beginning of the feed."""
    return Place(_order()[0])


def place_of(text: str) -> Place | None:
    """The place that a parameter names; None for what names none."""
    found = _PLACE.fullmatch(text)
    return Place(found[1], found[2]) if found and found[1] in _order() else None


def page(after: Place, size: int, *, history: bool) -> Document:
    """One page of the feed; `factcheck:next` leads to the one after it."""
    found = _records(after, size + 1)
    items = _items(found[:size], history=history)
    node = in_context({**_head(history=history), "dataFeedElement": items})
    if len(found) > size:
        query = {"after": str(_place(found[size - 1])), "page_size": str(size)}
        query |= {} if history else {"history": "no"}
        node[ours("next")] = f"{absolute(PATH)}?{urlencode(query)}"
    return node


def whole(*, history: bool) -> Iterator[bytes]:
    """The feed in pieces, one record a line."""
    head = orjson.dumps(in_context(_head(history=history)))
    yield head[:-1] + b',"dataFeedElement":['
    after, before = first_place(), b"\n"
    while found := _records(after, MAX_SIZE):
        for item in _items(found, history=history):
            yield before + orjson.dumps(item)
            before = b",\n"
        after = _place(found[-1])
    yield b"\n]}\n"


def _head(*, history: bool) -> Document:
    changed = Revision.objects.order_by("-sequence").values_list("time", flat=True).first() if history else None
    return {
        "@type": "DataFeed",
        "@id": absolute(PATH),
        "url": absolute(PATH),
        "name": settings.SITE_NAME,
        **({"dateModified": moment(changed)} if changed else {}),
    }


def _items(documents: Sequence[Document], *, history: bool) -> list[Document]:
    cited = cited_by(documents)
    return [feed_item(document, cited, history=history) for document in documents]


def _order() -> list[str]:
    return [kind.name for kind in kinds.registered()]


def _place(document: Document) -> Place:
    return Place(*Key(document["type"], document["id"]))


def _records(after: Place, most: int) -> list[Document]:
    """The documents that come after a place, kind by kind; a query for each kind that is begun."""
    found: list[Document] = []
    order = _order()
    for kind in order[order.index(after.kind) :]:
        last = after.record_id if kind == after.kind else ""
        found += map(parse, _of_kind(kind, last, most - len(found)))
        if len(found) == most:
            break
    return found


def _of_kind(kind: str, after: str, most: int) -> Any:
    rows = PublicRecord.objects.filter(record_id__gt=after).order_by("record_id")
    if connection.vendor == "sqlite":
        # By an index of the kind, it would put all its records in order for each page.
        rows = rows.alias(of_kind=Concat("kind", Value(""))).filter(of_kind=kind)
    else:
        rows = rows.filter(kind=kind)
    return rows.values_list("document", flat=True)[:most]
