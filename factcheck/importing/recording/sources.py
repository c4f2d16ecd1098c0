"""Sources, and the passages by which claims rest on them."""

from collections.abc import Iterable, Iterator

from factcheck.importing.recording.parties import Parties, slug
from factcheck.importing.recording.rows import Table
from factcheck.importing.recording.texts import UNKNOWN_LANGUAGE, Column, Remarks, address, day, host, language
from factcheck.importing.records import ReadRecord, ReadSource
from sources.models import Passage, Source
from sources.vocabulary import PassageState, PublisherKind, SourceKind

_POSTS = frozenset(
    {"facebook.com", "twitter.com", "x.com", "instagram.com", "threads.net", "t.me", "tiktok.com", "vk.com"}
)
_VIDEOS = frozenset({"youtube.com", "youtu.be", "vimeo.com", "rumble.com"})


class Sources:
    """Finds sources by their addresses, or adds them."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self.tables = {model: Table(model) for model in (Source, Passage)}
        self._title, self._byline = Column(Source, "title"), Column(Source, "byline")
        self._exact = Column(Passage, "exact")
        self._known: dict[str, int] = {}

    def look_up(self, records: Iterable[ReadRecord]) -> None:
        """Learn which of the addresses that these records name have a source: one query."""
        wanted = {address(source.url) for record in records for source in _named(record)} - {""}
        self._known = dict(Source.objects.filter(url__in=wanted).values_list("url", "pk"))

    def forget(self) -> None:
        """Drop what was not written."""
        for table in self.tables.values():
            table.forget()

    def source(self, read: ReadSource, remarks: Remarks) -> int:
        """The key of the source; 0 for one that has neither an address nor a title."""
        url = address(read.url)
        if read.url and not url:
            remarks.add("url", read.url, "left out: it is no address on the web")
        if url and (found := self._known.get(url)):
            return found
        title = self._title.holds(read.title or url, "title", remarks)
        if not title:
            return 0
        key = self._added(read, url, title, remarks)
        if url:
            self._known[url] = key
        return key

    def passage(self, source: int, words: str, remarks: Remarks) -> int:
        """The key of a new passage in which a source carries these words, as far as the archive says."""
        exact = self._exact.holds(words, "passage", remarks)
        return self.tables[Passage].add(source_id=source, exact=exact, state=PassageState.UNCHECKED.value)

    def _added(self, read: ReadSource, url: str, title: str, remarks: Remarks) -> int:
        byline = ", ".join(author.name for author in read.authors)
        return self.tables[Source].add(
            title=title,
            slug=slug(title),
            kind=_kind(url),
            url=url,
            publisher_id=self._publisher(read, url, remarks) or None,
            byline=self._byline.holds(byline, "byline", remarks),
            **day(read.published_on, "published_on", remarks),
            language=language(read.language) or UNKNOWN_LANGUAGE,
        )

    def _publisher(self, read: ReadSource, url: str, remarks: Remarks) -> int:
        if read.publisher and read.publisher.name:
            return self._parties.publisher(read.publisher, PublisherKind.OTHER, remarks)
        return self._parties.publishers.find("", homepage=url) if url else 0


def _named(record: ReadRecord) -> Iterator[ReadSource]:
    for said in record.utterances:
        yield from said.sources
    for review in record.reviews:
        yield from review.evidence
        if review.url:
            yield ReadSource(url=review.url)


def _kind(url: str) -> str:
    site = host(url)
    short = {site, site.partition(".")[2]}
    if short & _POSTS:
        return SourceKind.POST.value
    return SourceKind.VIDEO.value if short & _VIDEOS else SourceKind.ARTICLE.value
