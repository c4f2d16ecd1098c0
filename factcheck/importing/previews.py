"""What an uploaded file holds, before any of it is imported: its columns, and ten records as they are understood."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _

from factcheck.importing import archives
from factcheck.importing.models import Import
from factcheck.importing.records import ReadRecord, ReadReview, ReadUtterance, Refusal
from factcheck.importing.starting import file_of

_SHOWN: Final = 300


class Understood(NamedTuple):
    """One record as it is understood: pairs of a field and its value; or why it is refused."""

    place: str
    fields: list[tuple[str, str]]
    refused: str = ""


class Preview(NamedTuple):
    """A file's format, its columns with what each is taken to say, and its first records."""

    format: str
    columns: dict[str, str]
    records: list[Understood]
    # Why there are none, where columns have to be chosen first.
    problem: str = ""


def preview(importing: Import, *, columns: Mapping[str, str] | None = None, mapping: Any = None) -> Preview:
    """What the file holds, by this saved mapping, or by the guessed one but for what these columns say instead.

    Raises:
        ArchiveError: it can't be read.
        StartError: it is kept no more.
    """
    with file_of(importing) as path:
        with archives.opened(path, name=importing.name) as guessed:
            found = guessed.columns()
            chosen = mapping_for(guessed, found, columns) if mapping is None else mapping
            name = guessed.format
        meant = archives.meanings_of(chosen, found) if chosen is not None else found
        try:
            with archives.opened(path, name=importing.name, mapping=chosen) as archive:
                return Preview(name, meant, [_understood(each) for each in archive.preview()])
        except archives.ArchiveError as error:
            if not meant:
                raise
            return Preview(name, meant, [], str(error))


def mapping_for(archive: archives.Opened, found: Mapping[str, str], columns: Mapping[str, str] | None) -> Any:
    """The mapping that a person has adjusted; None where it is the guessed one, or there is no table."""
    if columns is None or not found:
        return None
    adjusted = {name: columns.get(name, meaning) for name, meaning in found.items()}
    return archive.with_columns(adjusted) if adjusted != found else None


def mapping_of_upload(importing: Import, columns: Mapping[str, str]) -> Any:
    """The mapping of an uploaded file with these columns, as it is saved; None where there is no table.

    Raises:
        ArchiveError: it can't be read.
        StartError: it is kept no more.
    """
    with file_of(importing) as path, archives.opened(path, name=importing.name) as archive:
        found = archive.columns()
        meant = {name: columns.get(name, meaning) for name, meaning in found.items()}
        return archive.with_columns(meant) if found else None


def _understood(item: ReadRecord | Refusal) -> Understood:
    line = item.place.line
    place = _("line %(number)s") % {"number": line} if line else item.place.path or item.place.file
    if isinstance(item, Refusal):
        return Understood(place, [], f"{item.field}: {item.reason}" if item.field else item.reason)
    return Understood(place, [(name, _short(value)) for name, value in _fields(item) if value])


def _fields(record: ReadRecord) -> Iterator[tuple[str, str]]:
    yield from ((_("Claim"), record.text), (_("Context"), record.context), (_("Language"), record.language))
    yield _("Topics"), ", ".join(record.topics)
    for said in record.utterances:
        yield from _said(said)
    for review in record.reviews:
        yield from _reviewed(review)
    for media in record.media:
        yield _("Image or recording"), f"{media.kind}: {media.name}"
        yield _("Found to be"), media.category.replace("_", " ")
    for remark in record.remarks:
        yield _("Odd: %(field)s") % {"field": remark.field}, f"{remark.original} ({remark.understood})"


def _said(said: ReadUtterance) -> Iterator[tuple[str, str]]:
    when = f", {said.said_on.day or said.said_on.original}" if said.said_on else ""
    yield _("Contested by") if said.contests else _("Said by"), f"{said.party.name}{when}"
    yield _("Quote"), said.quote
    yield from ((_("Source"), source.url or source.title) for source in said.sources)


def _reviewed(review: ReadReview) -> Iterator[tuple[str, str]]:
    day = review.reviewed_on and (review.reviewed_on.day or review.reviewed_on.original)
    yield _("Reviewed by"), review.publisher.name if review.publisher else ""
    yield _("Rating"), review.rating.text if review.rating else ""
    yield from ((_("Reviewed on"), str(day or "")), (_("Review"), review.url), (_("Title"), review.title))
    yield _("Finding"), review.summary or review.analysis


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
