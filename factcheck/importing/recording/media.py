"""Images, videos and recordings that MediaReviews are of, where each appeared, and what it was found to be."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Q

from factcheck.importing.recording.parties import Parties, slug
from factcheck.importing.recording.rows import Table
from factcheck.importing.recording.texts import Column, Remarks, address, day
from factcheck.importing.records import ReadAppearance, ReadMedia, ReadRecord
from factcheck.media.models import Appearance, MediaObject, MediaReview

MODELS: Final = (MediaObject, Appearance, MediaReview)


class Media:
    """Finds media objects by their address or their SHA-256, or adds them."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self.tables: dict[Any, Table] = {model: Table(model) for model in MODELS}
        self._name, self._purports = Column(MediaObject, "name"), Column(Appearance, "purports")
        self._finding = Column(MediaReview, "finding")
        self._known: dict[str, int] = {}
        self._seen: set[tuple[int, str]] = set()
        self._found: set[tuple[int, int, str]] = set()

    def look_up(self, records: Iterable[ReadRecord]) -> None:
        """Learn which media objects are there, and what they have: three queries, none where no record has any."""
        wanted = [media for record in records for media in record.media]
        self._known, self._seen, self._found = {}, set(), set()
        if not wanted:
            return
        named = Q(url__in={address(media.url) for media in wanted} - {""})
        named |= Q(sha256__in={media.sha256 for media in wanted} - {""})
        for key, url, sha256 in MediaObject.objects.filter(named).values_list("pk", "url", "sha256"):
            self._known |= {name: key for name in (url, sha256) if name}
        theirs = {"media_object__in": set(self._known.values())}
        self._seen = set(Appearance.objects.filter(**theirs).order_by().values_list("media_object", "url"))
        found = MediaReview.objects.filter(**theirs).order_by()
        self._found = set(found.values_list("media_object", "publisher", "url"))

    def forget(self) -> None:
        """Drop what was not written."""
        for table in self.tables.values():
            table.forget()

    def media_object(self, read: ReadMedia, remarks: Remarks) -> int:
        """The key of the media object, with what the archive adds to it; 0 where nothing tells which it is."""
        url, sha256 = address(read.url), _sha256(read, remarks)
        if not (url or sha256):
            return 0
        key = self._known.get(sha256) or self._known.get(url) or self._added(read, url, sha256, remarks)
        self._known |= {name: key for name in (url, sha256) if name}
        for appearance in read.appearances:
            self._add_appearance(key, appearance, remarks)
        self._add_review(key, read, remarks)
        return key

    def _added(self, read: ReadMedia, url: str, sha256: str, remarks: Remarks) -> int:
        name = self._name.holds(read.name, "media", remarks) or url
        return self.tables[MediaObject].add(name=name, slug=slug(name), kind=read.kind, url=url, sha256=sha256)

    def _add_appearance(self, key: int, read: ReadAppearance, remarks: Remarks) -> None:
        url = address(read.url)
        if not url or (key, url) in self._seen:
            return
        self._seen.add((key, url))
        purports = self._purports.holds(read.purports, "purports", remarks)
        seen = day(read.seen_on, "seen_on", remarks)
        self.tables[Appearance].add(media_object_id=key, url=url, purports=purports, **seen)

    def _add_review(self, key: int, read: ReadMedia, remarks: Remarks) -> None:
        url = address(read.review_url)
        publisher = self._parties.checker(read.publisher, url, remarks)
        if not publisher or (key, publisher, url) in self._found:
            return
        self._found.add((key, publisher, url))
        self.tables[MediaReview].add(
            media_object_id=key,
            publisher_id=publisher,
            category=read.category,
            finding=self._finding.holds(read.finding, "finding", remarks),
            original_url=address(read.original_url),
            url=url,
            **day(read.reviewed_on, "reviewed_on", remarks),
        )


def _sha256(read: ReadMedia, remarks: Remarks) -> str:
    is_one = len(read.sha256) == 64 and set(read.sha256) <= set("0123456789abcdef")  # noqa: PLR2004
    if read.sha256 and not is_one:
        remarks.add("sha256", read.sha256, "left out: a SHA-256 has 64 hexadecimal digits")
    return read.sha256 if is_one else ""
