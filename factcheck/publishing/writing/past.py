"""Writes what the read model was before: with each revision that ends something, and anew from the log alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import ENDINGS, Change, PastFacet, PastRecord, PublicRecord, Revision, TakenPart
from factcheck.publishing.models.public import ROWS_OF_REVISION
from factcheck.publishing.projection import rows_of
from factcheck.publishing.reading.records import log_with_readability

_BATCH = 500


class Ended(NamedTuple):
    """What readers saw of a record, and where in the log that began and ended."""

    sequence: int
    until: int
    kind: str
    document: Document


def keep(until: Mapping[Key, int]) -> None:
    """Remember what readers saw of these records before the revisions of those sequences."""
    ids = [key.record_id for key in until]
    before = Revision.objects.filter(record_id__in=ids, sequence__lt=min(until.values()))
    last = before.order_by().values("kind", "record_id").annotate(last=Max("sequence")).values("last")
    shown = Revision.objects.filter(sequence__in=last).exclude(change__in=ENDINGS).select_related("body")
    insert(Ended(row.sequence, until[Key(row.kind, row.record_id)], row.kind, row.body.data) for row in shown)


def forget(key: Key) -> None:
    """Remember nothing of the record: it was withdrawn."""
    _delete(PastRecord.objects.filter(Q(record_id=key.record_id) | Q(part_of=key.record_id)))


def take(key: Key) -> None:
    """Remember which parts are withdrawn with the record that they are part of; before their rows go."""
    parts = PublicRecord.objects.filter(part_of=key.record_id).order_by("pk").values_list("kind", "record_id")
    TakenPart.objects.bulk_create(_taken(key, (Key(*part) for part in parts)))


def give_back(keys: Iterable[Key]) -> None:
    """Forget which parts were withdrawn with these records: they are public again."""
    TakenPart.objects.filter(whole_id__in=[key.record_id for key in keys]).delete()


def take_as_logged(keys: Iterable[Key]) -> None:
    """Remember of these records what the log says went with them."""
    wanted = list(keys)
    give_back(wanted)
    for _, parts in taken(record_id__in=[key.record_id for key in wanted]):
        TakenPart.objects.bulk_create(parts or [])


def taken(**of: Any) -> Iterator[tuple[Key, list[TakenPart] | None]]:
    """What the log makes of this: of each withdrawn record its parts; None where its last words can't be read."""
    for withdrawal in latest_of_each().filter(change=Change.WITHDRAWAL, **of):
        key = Key(withdrawal.kind, withdrawal.record_id)
        last = Revision.objects.filter(kind=key.kind, record_id=key.record_id, number=withdrawal.number - 1)
        shown = (
            last.filter(redaction=None, body__isnull=False).exclude(change__in=ENDINGS).select_related("body").first()
        )
        parts = rows_of(key.kind, shown.body.data) if shown else None
        yield key, None if parts is None else _taken(key, (Key(*part) for part in parts if part != key))


def _taken(key: Key, parts: Iterable[Key]) -> list[TakenPart]:
    return [
        TakenPart(kind=part.kind, record_id=part.record_id, whole_kind=key.kind, whole_id=key.record_id)
        for part in parts
    ]


def latest_of_each() -> QuerySet[Revision]:
    """The last revision of each record, in order."""
    later = Revision.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), number__gt=OuterRef("number")
    )
    return Revision.objects.filter(~Exists(later)).order_by("sequence")


def erase(sequences: Collection[int]) -> None:
    """Remember nothing of what these revisions showed: their words were erased."""
    for sequence in sequences:
        first = sequence * ROWS_OF_REVISION
        _delete(PastRecord.objects.filter(pk__gte=first, pk__lt=first + ROWS_OF_REVISION))


def rebuild() -> None:
    """Make all of it again from the revisions. The caller holds the log's lock."""
    _delete(PastRecord.objects.all())
    TakenPart.objects.all().delete()
    for _, parts in taken():
        TakenPart.objects.bulk_create(parts or [])
    for revisions in _batches():
        insert(as_ended(revision) for revision in revisions)


def insert(documents: Iterable[Ended]) -> None:
    """Add the rows, with their facets, of documents that readers no longer see."""
    pairs = [pair for each in documents for pair in rows(each)]
    PastRecord.objects.bulk_create([record for record, _ in pairs], batch_size=_BATCH)
    PastFacet.objects.bulk_create(
        [
            PastFacet(record=record, until=record.until, kind=record.kind, name=name, value=value)
            for record, facets in pairs
            for name, value in sorted(facets)
        ],
        batch_size=_BATCH,
    )


def _delete(records: QuerySet[PastRecord]) -> None:
    PastFacet.objects.filter(record__in=records).delete()
    records.delete()


def as_ended(revision: Any) -> Ended:
    """What readers saw by one of the `ended` revisions."""
    return Ended(revision.sequence, revision.until, revision.kind, revision.body.data)


def rows(ended: Ended) -> Iterator[tuple[PastRecord, frozenset[tuple[str, str]]]]:
    """The rows of before that such a document makes, each with its facets."""
    for place, row in enumerate(rows_of(ended.kind, ended.document).values()):
        record = PastRecord(
            id=ended.sequence * ROWS_OF_REVISION + place,
            until=ended.until,
            kind=row.key.kind,
            record_id=row.key.record_id,
            part_of=row.part_of,
        )
        yield record, row.facets


def ended() -> QuerySet[Revision]:
    """The revisions of which readers see another by now and may read this, each `until` the sequence of the next."""
    later = Revision.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), number__gt=OuterRef("number")
    )
    until = Subquery(later.order_by("number").values("sequence")[:1])
    # Of what was withdrawn since, nothing is kept.
    rows = log_with_readability().annotate(until=until).filter(Q(readable=True), until__isnull=False)
    return rows.exclude(change__in=ENDINGS).select_related("body").order_by("sequence")


def _batches() -> Iterator[Sequence[Revision]]:
    revisions, last = ended(), -1
    while batch := list(revisions.filter(sequence__gt=last)[:_BATCH]):
        yield batch
        last = batch[-1].sequence
