"""Feeds and exports of blogs, as RSS or Atom: each entry as the page that it was, with its own address."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, Any, Final, NamedTuple
from xml.etree.ElementTree import TreeBuilder

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from factcheck.importing.reading import pages
from factcheck.importing.reading.limits import Limits, UnreadableError
from factcheck.importing.reading.structured.finding import has_records
from factcheck.importing.reading.structured.nodes import Graph
from factcheck.importing.reading.structured.reviews import Page, records_of
from factcheck.importing.records import Place, ReadRecord, Refusal
from factcheck.importing.understanding.deleted import DELETED, deletion
from factcheck.importing.understanding.languages import understood_language

_ENTRIES: Final = frozenset({"item", "entry"})
_TEXTS: Final = frozenset({"encoded", "description", "content", "summary", "content_html", "meta_value"})
"""Members of an entry in which its page may stand, by their names without the address of their vocabulary."""
_WORDS: Final = ("ClaimReview", "MediaReview")
_DEEPEST: Final = 100
_PAGES: Final = 4
"""Of the size of a page, how often an entry may be that large, since it may hold it more than once."""
_CHUNK: Final = 2**16
_ELEMENT: Final = 100
"""Bytes that an element takes besides its words."""
_LONGEST_LANGUAGE: Final = 100

NO_FEED: Final = "it is no well-formed XML, or declares entities"
TOO_LARGE: Final = "The entry is larger than a page can be."
TOO_DEEP: Final = "it is nested deeper than a feed can be"
ENDLESS: Final = "a single mark in it is larger than a page can be"
WITHOUT: Final = "{} of its entries hold no ClaimReview, no MediaReview and no Claim."


class Entry(NamedTuple):
    """An entry with its number from 1, its address, the language of its feed and its texts, which are HTML.

    One that is larger than a page can be is told without its texts, with the line on which it begins.
    """

    number: int
    url: str
    language: str
    texts: list[str]
    too_large_on: int = 0
    deleted: str = ""


def records_of_feed(stream: IO[bytes], name: str, limits: Limits) -> Iterator[ReadRecord | Refusal]:
    """The records in the entries of a feed, and how many of these hold none.

    Raises:
        UnreadableError: it is no well-formed XML, or declares entities. What stands before was read.
    """
    without = 0
    for entry in entries(stream, name, limits):
        if entry.too_large_on:
            yield Refusal(Place(name, entry.too_large_on, f"entry {entry.number}"), "", TOO_LARGE, entry.url)
            continue
        if entry.deleted:
            yield Refusal(Place(name, entry.number), "", DELETED.format(entry.deleted), entry.url)
            continue
        found = list(_records(entry, Place(name, entry.number), limits))
        without += not found
        yield from found
    if without:
        yield Refusal(Place(name), "", WITHOUT.format(without))


def entries(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Entry]:
    """The entries of a feed, one at a time, however large it is."""
    target = _Entries(limits.page)
    try:
        parser = ElementTree.DefusedXMLParser(target=target, forbid_dtd=True)
        target.line = lambda: int(parser.parser.CurrentLineNumber)
        while data := stream.read(_CHUNK):
            parser.feed(data)
            target.refuse_endless(name, len(data))
            yield from target.taken()
        parser.close()
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        yield from target.taken()
        raise UnreadableError(name, NO_FEED) from error
    yield from target.taken()


class _Entries:
    """Builds the entries of a feed as its parser comes upon them, and nothing of what stands around them.

    Of an entry that is too large no more is kept than its beginning, for its address.
    """

    def __init__(self, most: int) -> None:
        self._most, self._depth, self._language = most, 0, _Text()
        self._builder: Any = None
        self._begun = self._begun_on = self._size = self._number = self._silent = 0
        self._taken: list[Entry] = []
        self.line: Callable[[], int] = int

    def taken(self) -> list[Entry]:
        """The entries that ended since it was last asked."""
        taken, self._taken = self._taken, []
        return taken

    def refuse_endless(self, name: str, size: int) -> None:
        """Count bytes that were read.

        Raises:
            UnreadableError: so many of them were one tag, or stand within each other, that no end is to be expected.
        """
        self._silent += size
        if self._depth > _DEEPEST:
            raise UnreadableError(name, TOO_DEEP)
        if self._silent > self._most * _PAGES:
            raise UnreadableError(name, ENDLESS)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._depth += 1
        self._grow(len(tag) + sum(map(len, attributes.values())) + _ELEMENT)
        if self._builder is None and self._depth <= _DEEPEST and _short(tag) in _ENTRIES:
            self._builder, self._begun, self._begun_on = TreeBuilder(), self._depth, self.line()
            self._size, self._number = 0, self._number + 1
        self._language.begin(_short(tag))
        if self._keeps():
            self._builder.start(tag, attributes)

    def data(self, text: str) -> None:
        """Take text."""
        self._grow(len(text))
        self._language.add(text)
        if self._keeps():
            self._builder.data(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._keeps():
            self._builder.end(tag)
        if self._builder is not None and self._depth == self._begun:
            self._finish()
        self._depth -= 1

    def close(self) -> None:
        """Nothing is left to be made at the end."""

    def _keeps(self) -> bool:
        return self._builder is not None and self._size <= self._most * _PAGES and self._depth <= _DEEPEST

    def _grow(self, more: int) -> None:
        self._silent, self._size = 0, self._size + more

    def _finish(self) -> None:
        is_whole, builder, self._builder = self._keeps(), self._builder, None
        language, element = understood_language(self._language.text).tag, builder.close()
        texts, line = (_texts(element, self._most), 0) if is_whole else ([], self._begun_on)
        gone = deletion({_name(part): part.text for part in element}) if texts else ""
        self._taken.append(Entry(self._number, _address(element), language, texts, line, gone))


class _Text:
    """The text of the feed's last element that names its language."""

    def __init__(self) -> None:
        self.text, self._is_open = "", False

    def begin(self, name: str) -> None:
        """An element begins."""
        self._is_open = name == "language"
        self.text = "" if self._is_open else self.text

    def add(self, text: str) -> None:
        """Text of the element that began last."""
        if self._is_open and len(self.text) < _LONGEST_LANGUAGE:
            self.text += text


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
    return _short(str(element.tag))


def _short(tag: str) -> str:
    """The name of an element without the address of its vocabulary."""
    return tag.rpartition("}")[2].lower()


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
