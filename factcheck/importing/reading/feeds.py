"""Feeds and exports of blogs, as RSS or Atom: each entry as the page that it was, with its own address."""

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, Final, NamedTuple

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from factcheck.importing.reading import pages
from factcheck.importing.reading.limits import Limits, UnreadableError
from factcheck.importing.reading.structured.finding import has_records
from factcheck.importing.reading.structured.nodes import Graph
from factcheck.importing.reading.structured.reviews import Page, records_of
from factcheck.importing.records import Place, ReadRecord, Refusal
from factcheck.importing.understanding.languages import understood_language

_ENTRIES: Final = frozenset({"item", "entry"})
_TEXTS: Final = frozenset({"encoded", "description", "content", "summary", "content_html", "meta_value"})
"""Members of an entry in which its page may stand, by their names without the address of their vocabulary."""
_WORDS: Final = ("ClaimReview", "MediaReview")
_DEEPEST: Final = 100
_PAGES: Final = 4
"""Of the size of a page, how often an entry may be that large, since it may hold it more than once."""

NO_FEED: Final = "it is no well-formed XML, or declares entities"
TOO_LARGE: Final = "one of its entries is larger than a page can be"
WITHOUT: Final = "{} of its entries hold no ClaimReview, no MediaReview and no Claim."


class Entry(NamedTuple):
    """An entry with its number from 1, its address, the language of its feed and its texts, which are HTML."""

    number: int
    url: str
    language: str
    texts: list[str]


def records_of_feed(stream: IO[bytes], name: str, limits: Limits) -> Iterator[ReadRecord | Refusal]:
    """The records in the entries of a feed, and how many of these hold none.

    Raises:
        UnreadableError: it is no well-formed XML, or declares entities. What stands before was read.
    """
    without = 0
    for entry in entries(stream, name, limits):
        found = list(_records(entry, Place(name, entry.number), limits))
        without += not found
        yield from found
    if without:
        yield Refusal(Place(name), "", WITHOUT.format(without))


def entries(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Entry]:
    """The entries of a feed, one at a time, however large it is."""
    number, language, depth = 0, "", 0
    bounded = _Bounded(stream, name, limits.page * _PAGES)
    try:
        for event, element in ElementTree.iterparse(bounded, events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise UnreadableError(name, "it is nested deeper than a feed can be")
            tag = _name(element)
            if event == "end" and tag == "language":
                language = understood_language(element.text or "").tag
            elif event == "end" and tag in _ENTRIES:
                number += 1
                yield Entry(number, _address(element), language, _texts(element, limits.page))
                element.clear()
                bounded.since = 0
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableError(name, NO_FEED) from error


class _Bounded:
    """A stream of which no entry may be larger than so many bytes."""

    def __init__(self, stream: IO[bytes], name: str, most: int) -> None:
        self._stream, self._name, self._most = stream, name, most
        self.since = 0
        """Bytes since the last entry."""

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            UnreadableError: the entry is too large.
        """
        piece = self._stream.read(size)
        self.since += len(piece)
        if self.since > self._most:
            raise UnreadableError(self._name, TOO_LARGE)
        return piece


def _records(entry: Entry, place: Place, limits: Limits) -> Iterator[ReadRecord | Refusal]:
    for text in entry.texts:
        facts, found = pages.documents_of(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), limits, entry.url)
        page = Page(facts.url, facts.language or entry.language, graph=Graph([each.document for each in found]))
        for document in found:
            within = replace(place, path=document.path)
            if document.error:
                yield Refusal(within, "", document.error, document.text)
            elif has_records(document.document):
                yield from records_of(document.document, within, page)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _address(entry: Any) -> str:
    """Where an entry stands: what its link says, or leads to; of several the one that is not about something else."""
    links = [part for part in entry if _name(part) == "link"]
    main = next((link for link in links if link.get("rel") in {None, "alternate"}), None)
    named = "" if main is None else (main.get("href") or main.text or "")
    return str(named).strip()


def _texts(entry: Any, most: int) -> list[str]:
    """The texts of an entry that hold what is looked for; HTML that stands in it unescaped as text."""
    left, found = most * _PAGES, dict[str, None]()
    for part in _parts(entry):
        text = _written(part)
        left -= len(text)
        if left < 0:
            break
        if len(text) <= most and any(word in text for word in _WORDS):
            found[text] = None
    return list(found)


def _parts(element: Any) -> Iterator[Any]:
    """The members in which a page may stand, none of them within another."""
    for part in element:
        if _name(part) in _TEXTS:
            yield part
        else:
            yield from _parts(part)


def _written(part: Any) -> str:
    """What stands in a part, as HTML, whose elements have no vocabularies."""
    if not len(part):
        return part.text or ""
    for each in part.iter():
        each.tag = _name(each)
        each.attrib = {name.rpartition("}")[2]: value for name, value in each.attrib.items()}
    return "".join(ElementTree.tostring(each, encoding="unicode", method="html") for each in part)
