"""The headers of Memento: what each of a record's addresses says of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from factcheck.language.localisation import localised
from factcheck.public.memento.datetimes import HEADER, written
from factcheck.public.memento.mementos import Around, Memento
from factcheck.publishing.addresses import page_path, revision_path
from factcheck.publishing.canonical import moment
from factcheck.publishing.reading.moments import AS_OF

LINK_FORMAT: Final = "application/link-format"
TIMEMAPS: Final = {"link": LINK_FORMAT, "json": "application/json"}
"""The media types of a record's TimeMaps, by the ends of their addresses."""
_API: Final = "/api/v1"


@dataclass(frozen=True)
class Addresses:
    """The addresses of one record: of its pages, in the language of the request, or of its documents in the API."""

    kind: str
    record_id: str
    api: bool = False

    @property
    def original(self) -> str:
        """The record as it is, for good; it is its own TimeGate."""
        return self._whole(page_path(self.kind, self.record_id))

    def memento(self, memento: Memento) -> str:
        """A revision. The document of one is asked for by its very moment."""
        if self.api:
            return f"{self.original}?{urlencode({AS_OF: moment(memento.time)})}"
        return self._whole(revision_path(self.kind, self.record_id, memento.number))

    def timemap(self, form: str = "link", after: int = 0) -> str:
        """A TimeMap, or the part of it after the revision of a number."""
        return f"{self.original}timemap.{form}" + (f"?after={after}" if after else "")

    def _whole(self, path: str) -> str:
        # Not on the host that the request names: a cache would hand that on.
        return settings.SITE_URL + (f"{_API}{path}" if self.api else localised(path))


def as_original(response: HttpResponse, addresses: Addresses, last: Memento | None = None) -> HttpResponse:
    """The answer at a record's own address, which another moment would change."""
    patch_vary_headers(response, [HEADER.lower()])
    links = [*_links(addresses), *([memento_link(addresses, last, "last")] if last else [])]
    response.headers["Link"] = ", ".join(links)
    return response


def to_memento(addresses: Addresses, found: Memento, others: Around) -> HttpResponse:
    """The answer of a TimeGate: where the record as of a moment is."""
    response: HttpResponse = HttpResponseRedirect(addresses.memento(found))
    patch_vary_headers(response, [HEADER.lower()])
    response.headers["Link"] = ", ".join([*_links(addresses), *mementos(addresses, found, others)])
    return response


def as_memento(response: HttpResponse, addresses: Addresses, found: Memento, others: Around) -> HttpResponse:
    """The answer at the address of a revision, which no moment changes."""
    response.headers["Memento-Datetime"] = written(found.time)
    response.headers["Link"] = ", ".join([*_links(addresses), *mementos(addresses, found, others)])
    return response


def mementos(addresses: Addresses, found: Memento, others: Around) -> list[str]:
    """A Memento and those around it, each once, with all that it is."""
    relations: dict[int, list[str]] = {}
    known = {found.number: found}
    for name in ("first", "last", "prev", "next"):
        if (other := getattr(others, name)) is not None:
            relations.setdefault(other.number, []).append(name)
            known[other.number] = other
    return [memento_link(addresses, each, *relations.get(number, ())) for number, each in sorted(known.items())]


def original_link(addresses: Addresses) -> str:
    """That the record's own address is the original, and where other moments are asked for."""
    return f'<{addresses.original}>; rel="original timegate"'


def timemap_link(
    addresses: Addresses, relation: str, form: str = "link", *, after: int = 0, shown: Sequence[Memento] = ()
) -> str:
    """A TimeMap, or a part of it; with the period of those that it has, where they are at hand."""
    period = f'; from="{written(shown[0].time)}"; until="{written(shown[-1].time)}"' if shown else ""
    return f'<{addresses.timemap(form, after)}>; rel="{relation}"; type="{TIMEMAPS[form]}"{period}'


def memento_link(addresses: Addresses, memento: Memento, *relations: str) -> str:
    """A revision, and what it is beside one: the first, the last, the one before or after another."""
    relation = " ".join([*relations, "memento"])
    return f'<{addresses.memento(memento)}>; rel="{relation}"; datetime="{written(memento.time)}"'


def _links(addresses: Addresses) -> list[str]:
    return [original_link(addresses), *(timemap_link(addresses, "timemap", form) for form in TIMEMAPS)]
