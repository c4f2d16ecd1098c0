"""Sitemaps, and which of the files at hand are the pages that they name."""

import io
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from factcheck.importing.reading.limits import UnreadableError

# Sitemaps have three levels.
_DEEPEST: Final = 20
_LONGEST: Final = 4096


class Location(NamedTuple):
    """An address that a sitemap names, with its number from 1; whether it is that of another sitemap."""

    number: int
    url: str
    is_sitemap: bool


def locations(stream: io.BufferedReader, name: str) -> Iterator[Location]:
    """The addresses of a sitemap, or of an index of sitemaps.

    Raises:
        UnreadableError: it is no well-formed XML, or declares entities.
    """
    number, parents = 0, []
    try:
        for event, element in ElementTree.iterparse(stream, events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2].lower()
            if event == "start":
                parents.append(tag)
                if len(parents) > _DEEPEST:
                    raise UnreadableError(name, "it is nested deeper than a sitemap can be")
                continue
            parents.pop()
            if tag == "loc" and parents and parents[-1] in {"url", "sitemap"}:
                number += 1
                yield Location(number, (element.text or "").strip()[:_LONGEST], parents[-1] == "sitemap")
            if tag in {"url", "sitemap"}:
                element.clear()
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableError(name, "it is no well-formed XML, or declares entities") from error


class Pages:
    """The files at hand, found by the addresses of which they are copies, however the copying program named them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_place: dict[str, str] = {}
        self._by_last: dict[str, str | None] = {}
        for name in names:
            place = _place(name)
            for tail in _tails(place):
                self._by_place.setdefault(tail, name)
            last = place.rpartition("/")[2]
            self._by_last[last] = None if last in self._by_last else name

    def of(self, url: str) -> str | None:
        """The file that is a copy of the page at an address; None where none is."""
        parts = urlsplit(url)
        host, path = (parts.hostname or "").removeprefix("www."), _place(unquote(parts.path))
        query = f"?{parts.query}" if parts.query else ""
        for place in (f"{host}/{path}{query}", f"{path}{query}", f"{host}/{path}", path):
            if found := self._by_place.get(place.strip("/")):
                return found
        last = path.rpartition("/")[2]
        return self._by_last.get(last) if last else None


def _place(path: str) -> str:
    """A path without what programs that copy sites add to it."""
    place = unquote(path).strip("/").removeprefix("www.")
    for ending in (".html", ".htm", ".xhtml"):
        place = place.removesuffix(ending)
    return place.removesuffix("/index").removesuffix("index").strip("/") or "index"


def _tails(place: str) -> Iterator[str]:
    """The place as it stands, and without the folders above it."""
    yield place
    parts = place.split("/")
    for start in range(1, min(len(parts), 4)):
        yield "/".join(parts[start:]).removeprefix("www.")
