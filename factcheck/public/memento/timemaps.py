"""TimeMaps: all Mementos of a record, in parts, in the link format (RFC 6690) and as JSON."""

from collections.abc import Sequence
from typing import Any, Final

import orjson
from django.http import Http404, HttpRequest, HttpResponse

from factcheck.http.answers import json_response
from factcheck.http.requests.methods import read_only
from factcheck.public.memento.headers import TIMEMAPS, Addresses, memento_link, original_link, timemap_link
from factcheck.public.memento.mementos import Memento, around, listed
from factcheck.publishing.canonical import moment
from factcheck.publishing.reading import records
from factcheck.publishing.reading.paging import whole_number

MOST: Final = 1000
"""Mementos of one part."""


@read_only
def timemap(request: HttpRequest, kind: str, record_id: str, form: str, *, api: bool = False) -> HttpResponse:
    """The Mementos of a record, the earliest first. No moment is negotiated here.

    Raises:
        Gone: if the record was withdrawn.
        Http404: if there is no such record, or no such part.
    """
    after = whole_number(request.GET.get("after") or "0")
    found = listed(kind, record_id, after, MOST + 1) if after is not None else []
    if not found:
        # Says why, where there is a reason.
        records.live(kind, record_id)
        raise Http404("This TimeMap has no such part.")
    addresses, shown = Addresses(kind, record_id, api=api), found[:MOST]
    next_after = shown[-1].number if len(found) > MOST else 0
    write = _links if form == "link" else _json
    response = json_response(write(addresses, shown, after or 0, next_after))
    response.headers["Content-Type"] = TIMEMAPS[form]
    return response


def _links(addresses: Addresses, shown: Sequence[Memento], after: int, next_after: int) -> bytes:
    others = around(addresses.kind, addresses.record_id, 0)
    ends = [(name, getattr(others, name)) for name in ("first", "last")]
    links = [original_link(addresses), timemap_link(addresses, "self", after=after, shown=shown)]
    if next_after:
        links.append(timemap_link(addresses, "timemap", after=next_after))
    for each in shown:
        relation = [name for name, end in ends if end == each]
        links.append(memento_link(addresses, each, *relation))
    return ",\n".join(links).encode() + b"\n"


def _json(addresses: Addresses, shown: Sequence[Memento], after: int, next_after: int) -> bytes:
    entries = [{"datetime": moment(each.time), "uri": addresses.memento(each)} for each in shown]
    document: dict[str, Any] = {
        "original_uri": addresses.original,
        "timegate_uri": addresses.original,
        "self": addresses.timemap("json", after),
        "timemap_uri": {"link_format": addresses.timemap(), "json_format": addresses.timemap("json")},
        "mementos": {"first": entries[0], "last": entries[-1], "list": entries},
    }
    return orjson.dumps(document | ({"next": addresses.timemap("json", next_after)} if next_after else {}))
