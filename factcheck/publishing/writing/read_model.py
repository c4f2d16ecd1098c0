"""Writes the read model: after each revision, and anew from the log alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from factcheck.analysis.terms import Field, index_terms, kind_term
from factcheck.database.remaking import remake_indexes, remake_tables
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, canonical_bytes, sha256
from factcheck.publishing.database.bulk import Table
from factcheck.publishing.database.search_index import remake_search
from factcheck.publishing.kinds import Key, Row
from factcheck.publishing.models import NOT_SHOWN, PublicFacet, PublicRecord, Remaking, Revision
from factcheck.publishing.models.public import ROWS_OF_REVISION
from factcheck.publishing.standards import UNMET, with_unmet
from factcheck.publishing.writing import log, past

_BATCH = 500


class Shown(NamedTuple):
    """What readers see of a record, and where in the log that stands."""

    sequence: int
    # The sequence of the record's first revision.
    first: int
    kind: str
    document: Document
    # The document as the log has it, if it was read from there.
    data: bytes = b""


def put(documents: Mapping[Key, Document], revisions: Mapping[Key, Revision], data: Mapping[Key, bytes]) -> None:
    """Show these documents, of these revisions that were just made, from now on; `data` has their bytes."""
    again = [key for key in documents if revisions[key].number > 1]
    batches = [again[start : start + _BATCH] for start in range(0, len(again), _BATCH)]
    firsts = {key: revisions[key].sequence for key in documents if revisions[key].number == 1}
    # All of what was before goes first: a part, such as a review, may come to another record.
    for batch in batches:
        past.keep({key: revisions[key].sequence for key in batch})
        past.give_back(batch)
        remove(batch)
        firsts |= _firsts(batch)
    insert(Shown(revisions[key].sequence, firsts[key], key.kind, documents[key], data[key]) for key in documents)


def _firsts(keys: Iterable[Key]) -> dict[Key, int]:
    """The sequences of the first revisions of these records."""
    revisions = Revision.objects.filter(record_id__in=[key.record_id for key in keys], number=1)
    return {Key(*key): sequence for *key, sequence in revisions.values_list("kind", "record_id", "sequence")}


def withdraw(key: Key) -> None:
    """Show nothing of this record any more, nor what readers saw of it before."""
    past.take(key)
    remove([key])
    past.forget(key)


def merge(key: Key, *, sequence: int) -> None:
    """Show nothing of this record from the revision of that sequence on."""
    past.keep({key: sequence})
    remove([key])


def remove(keys: Iterable[Key]) -> None:
    """Show nothing of these records now; what readers saw of them is for others to keep or forget."""
    ids = [key.record_id for key in keys]
    rows = PublicRecord.objects.filter(Q(record_id__in=ids) | Q(part_of__in=ids))
    PublicFacet.objects.filter(record__in=rows).delete()
    rows.delete()


def rebuild() -> int:
    """Throw the read model away and make it again from the revisions. Returns the number of its rows.

    Tables that are missing are made first; what fills those of other apps fills them again. The indexes of words come
    next, those of the desk too: of a damaged one, no row can be taken away. They are made by themselves, since on
    PostgreSQL readers wait for that, and for the rest they don't.
    """
    remake_tables(connection)
    remake_indexes(connection)
    remake_search(connection)
    return rebuild_rows()


@transaction.atomic
def rebuild_rows() -> int:
    """Make the rows alone again, by indexes that are sound. Returns their number."""
    log.lock()
    PublicFacet.objects.all().delete()
    PublicRecord.objects.all().delete()
    for revisions in _batches(latest()):
        insert(shown(revision) for revision in revisions)
    past.rebuild()
    Remaking.objects.create()
    return PublicRecord.objects.count()


def latest() -> QuerySet[Revision]:
    """The revisions that readers see now, in order, each with its body and the `first` sequence of its record."""
    later = Revision.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), number__gt=OuterRef("number")
    )
    theirs = Revision.objects.filter(kind=OuterRef("kind"), record_id=OuterRef("record_id"))
    first = Subquery(theirs.order_by("number").values("sequence")[:1])
    shown = Revision.objects.filter(~Exists(later)).exclude(change__in=NOT_SHOWN)
    return shown.annotate(first=first).select_related("body").order_by("sequence")


def shown(revision: Any) -> Shown:
    """What readers see by one of the `latest` revisions."""
    body = revision.body
    return Shown(revision.sequence, revision.first, revision.kind, body.data, bytes(body.document))


def _batches(revisions: QuerySet[Revision]) -> Iterator[list[Revision]]:
    last = -1
    while batch := list(revisions.filter(sequence__gt=last)[:_BATCH]):
        yield batch
        last = batch[-1].sequence


def rows(shown: Shown) -> Iterator[tuple[Row, PublicRecord]]:
    """The rows of the read model that a document makes, its own first, each with its facets."""
    for row, values, facets in _made(shown):
        yield replace(row, facets=facets), PublicRecord(**values)


class _Made(NamedTuple):
    row: Row
    # The columns of a `PublicRecord`.
    values: dict[str, Any]
    facets: frozenset[tuple[str, str]]


def _made(shown: Shown) -> Iterator[_Made]:
    found = with_unmet(kinds.get(shown.kind).project(shown.document))
    owner = shown.document
    common = {
        "number": owner["revision"]["number"],
        "first_published_at": _moment(owner["first_published_at"]),
        "updated_at": _moment(owner["updated_at"]),
    }
    for place, (row, names) in enumerate(found):
        yield _Made(row, common | _values(shown, place, row), row.facets | {(UNMET, name) for name in names})


# What is published together has one moment.
_moment: Final = lru_cache(maxsize=64)(datetime.fromisoformat)


def _values(shown: Shown, place: int, row: Row) -> dict[str, Any]:
    document = shown.data if shown.data and row.document is shown.document else canonical_bytes(row.document)
    return {
        "id": shown.sequence * ROWS_OF_REVISION + place,
        "first_place": shown.first * ROWS_OF_REVISION + place,
        "kind": row.key.kind,
        "record_id": row.key.record_id,
        "part_of": row.part_of,
        "slug": row.slug,
        "name": row.name,
        "document": document,
        "sha256": sha256(document).hex(),
        "summary": canonical_bytes(row.summary),
        "dated_from": row.dated_from,
        "dated_to": row.dated_to,
        "search_text": search_text(row),
    }


def search_text(row: Row) -> str:
    """The terms by which a row is found, that of its kind first."""
    heading = Field(row.name, heading=True, names=row.names)
    return f"{kind_term(row.key.kind)} {index_terms([heading, *row.searched], row.language)}".rstrip()


def insert(documents: Iterable[Shown]) -> None:
    """Add the rows, with their facets, of documents that readers see from now on."""
    records, facets = Table(PublicRecord), Table(PublicFacet)
    for shown in documents:
        for _, values, found in _made(shown):
            records.add(values)
            common = {"record_id": values["id"], "kind": values["kind"], "first_place": values["first_place"]}
            for name, value in sorted(found):
                facets.add({**common, "name": name, "value": value})
    records.write()
    facets.write()
