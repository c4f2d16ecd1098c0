"""Archives, whatever their format, as records: bytes in, records and refusals out, in the order of the archive."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Final, Self

from factcheck.importing.reading.files import Member, Progress, of_folder, of_zip, seekable, single, size_of
from factcheck.importing.reading.limits import Limits, UnreadableError
from factcheck.importing.reading.mapped.mapping import Mapping
from factcheck.importing.reading.members import NO_RECORDS, MemberReader
from factcheck.importing.reading.sitemaps import Location, Pages, locations
from factcheck.importing.reading.sniffing import HEAD, Format, Recogniser, Sniffed, sniff
from factcheck.importing.reading.streams import head_of
from factcheck.importing.records import Place, ReadRecord, Refusal

PREVIEWED: Final = 10

NOT_AT_HAND: Final = "No file at hand is the page of this address."
ONLY_ADDRESSES: Final = "A sitemap only names pages: give the folder, or the .zip, that holds them too."


class Archive:
    """An archive to be read, from a path or a stream of bytes.

    `name` is how places and messages call it. `mapping` says what the columns of tables mean; without one it is
    guessed. `others` recognise formats that are read elsewhere. It may be read again, and gives the same each time;
    not twice at once. Close it, or use it as a context, where the stream is one that can't be sought in.
    """

    def __init__(
        self,
        source: Path | str | IO[bytes],
        *,
        name: str = "",
        mapping: Mapping | None = None,
        limits: Limits | None = None,
        others: Sequence[Recogniser] = (),
    ) -> None:
        self._source = seekable(source)
        self._laid_aside = self._source if self._source is not source and not isinstance(self._source, Path) else None
        self.name = name or (self._source.name if isinstance(self._source, Path) else "archive")
        self.mapping = mapping
        self._limits, self._others = limits or Limits(), others
        self._progress = Progress(size_of(self._source))
        self._sniffed: Sniffed | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what was laid aside on the disk. A stream that was given stays open."""
        if self._laid_aside is not None:
            self._laid_aside.close()

    @property
    def size(self) -> int:
        """Bytes of the archive as it lies there."""
        return self._progress.size

    @property
    def position(self) -> int:
        """Bytes of it that have been read."""
        return self._progress.position

    def __iter__(self) -> Iterator[ReadRecord | Refusal]:
        """The records and refusals, in the order in which the archive has them.

        Raises:
            UnreadableError: the archive, or what is left of it, can't be read. What was read before stays good.
        """
        self._progress = Progress(self.size)
        is_empty = True
        for each in self._records():
            is_empty = False
            yield each
        if is_empty:
            raise UnreadableError(self.name, NO_RECORDS)
        self._progress.finish(self.size)

    def _records(self) -> Iterator[ReadRecord | Refusal]:
        if isinstance(self._source, Path) and self._source.is_dir():
            yield from self._of_several(list(of_folder(self._source, self._limits, self._progress)))
            return
        member = self._single()
        sniffed = self.sniffed()
        if sniffed.format is Format.ZIP:
            with of_zip(member) as members:
                yield from self._of_several(members)
        elif sniffed.format is Format.SITEMAP:
            yield from self._of_sitemap(member)
        elif sniffed.format is Format.OTHER:
            raise UnreadableError(self.name, sniffed.reason)
        else:
            yield from self._reader(member, sniffed).records()

    def sniffed(self) -> Sniffed:
        """What the archive is; of a folder, `ZIP`, since it is read likewise."""
        if self._sniffed is None:
            is_folder = isinstance(self._source, Path) and self._source.is_dir()
            self._sniffed = Sniffed(Format.ZIP) if is_folder else self._sniff(self._single())
        return self._sniffed

    def guessed_mapping(self) -> Mapping | None:
        """The mapping that is guessed for the first table of the archive; None where it holds none."""
        for member, sniffed in self._members():
            reader = self._reader(member, sniffed)
            if mapping := reader.guessed():
                return mapping
        return None

    def headings(self) -> list[str]:
        """The columns of the first table of the archive; none where it holds none."""
        for member, sniffed in self._members():
            if columns := self._reader(member, sniffed).columns():
                return columns
        return []

    def preview(self) -> list[ReadRecord | Refusal]:
        """The first ten records or refusals, as they are understood; fewer where it is damaged after them.

        Raises:
            UnreadableError: nothing of it can be read.
        """
        found: list[ReadRecord | Refusal] = []
        try:
            found.extend(islice(self, PREVIEWED))
        except UnreadableError as error:
            if not found:
                raise
            found.append(Refusal(Place(self.name), "", error.reason))
        return found

    def _members(self) -> Iterator[tuple[Member, Sniffed]]:
        """The files in which a table is looked for: pages only where they come by themselves."""
        if self.sniffed().format is not Format.ZIP:
            yield self._single(), self.sniffed()
        elif isinstance(self._source, Path) and self._source.is_dir():
            yield from self._but_pages(of_folder(self._source, self._limits))
        else:
            with of_zip(self._single()) as members:
                yield from self._but_pages(members)

    def _but_pages(self, members: Iterable[Member]) -> Iterator[tuple[Member, Sniffed]]:
        sniffed = ((member, self._sniff(member)) for member in members)
        return (each for each in sniffed if each[1].format is not Format.HTML)

    def _single(self) -> Member:
        if isinstance(self._source, Path) and self._source.is_dir():
            raise IsADirectoryError(self.name)
        return single(self._source, self.name, self.size, self._limits, self._progress)

    def _sniff(self, member: Member) -> Sniffed:
        with member.open() as stream:
            head, _ = head_of(stream, HEAD)
        return sniff(head, member.name, self._others)

    def _reader(self, member: Member, sniffed: Sniffed, url: str = "") -> MemberReader:
        return MemberReader(member, sniffed, self.mapping, self._limits, url)

    def _of_several(self, members: list[Member]) -> Iterator[ReadRecord | Refusal]:
        """The records of several files: pages in the order of their sitemaps, then the others by name."""
        kinds = {}
        for member in members:
            try:
                kinds[member.name] = self._sniff(member)
            except UnreadableError as error:
                kinds[member.name] = Sniffed(Format.OTHER, reason=f"It can't be read: {error.reason}.")
        maps = [member for member in members if kinds[member.name].format is Format.SITEMAP]
        others = {member.name: member for member in members if member not in maps}
        addresses = yield from self._addresses(maps, Pages(others))
        for name in [*addresses, *(name for name in others if name not in addresses)]:
            yield from self._of_member(others[name], kinds[name], addresses.get(name, ""))
            if others[name].progress is None:
                self._progress.finish(others[name].size)

    def _of_member(self, member: Member, sniffed: Sniffed, url: str) -> Iterator[ReadRecord | Refusal]:
        """The records of one file among several: one that can't be read is refused by itself."""
        if sniffed.format in {Format.OTHER, Format.ZIP}:
            reason = sniffed.reason or "An archive within an archive is not read: unpack it."
            yield Refusal(Place(member.name), "", reason)
            return
        try:
            yield from self._reader(member, sniffed, url).records()
        except UnreadableError as error:
            yield Refusal(Place(member.name), "", f"It can't be read: {error.reason}.")

    def _addresses(self, maps: list[Member], pages: Pages) -> Generator[Refusal, None, dict[str, str]]:
        """The addresses of the files that sitemaps name, by name of the file; what is not at hand is refused."""
        found: dict[str, str] = {}
        for member in maps:
            try:
                for location in self._locations(member):
                    name = pages.of(location.url)
                    if name is not None:
                        found.setdefault(name, location.url)
                    elif not location.is_sitemap:
                        yield Refusal(Place(member.name, location.number), "loc", NOT_AT_HAND, location.url)
            except UnreadableError as error:
                yield Refusal(Place(member.name), "", f"It can't be read: {error.reason}.")
        return found

    def _locations(self, member: Member) -> Iterator[Location]:
        with member.open() as stream:
            yield from locations(stream, member.name)

    def _of_sitemap(self, member: Member) -> Iterator[ReadRecord | Refusal]:
        """The pages that one sitemap names, in the folder that it lies in."""
        if not isinstance(self._source, Path):
            raise UnreadableError(self.name, ONLY_ADDRESSES)
        folder = self._source.parent
        beside = {each.name: each for each in of_folder(folder, self._limits)}
        maps = self._maps(member, beside)
        addresses = yield from self._addresses(maps, Pages(name for name in beside if beside[name] not in maps))
        for name, url in addresses.items():
            yield from self._of_member(beside[name], self._sniff(beside[name]), url)

    def _maps(self, member: Member, beside: dict[str, Member]) -> list[Member]:
        """The sitemap, or those that it names if it is an index of them."""
        pages = Pages(beside)
        named = [pages.of(location.url) for location in self._locations(member) if location.is_sitemap]
        return [beside[name] for name in named if name is not None] or [member]


def read(
    source: Path | str | IO[bytes],
    *,
    name: str = "",
    mapping: Mapping | None = None,
    limits: Limits | None = None,
    others: Sequence[Recogniser] = (),
) -> Iterator[ReadRecord | Refusal]:
    """The records and refusals of an archive; see `Archive`."""
    with Archive(source, name=name, mapping=mapping, limits=limits, others=others) as archive:
        yield from archive
