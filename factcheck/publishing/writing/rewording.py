"""Makes the terms anew by which rows of the read model are found, after the making of terms has changed."""

from collections.abc import Iterator
from typing import Any

from factcheck.publishing import kinds
from factcheck.publishing.canonical import parse
from factcheck.publishing.kinds import Key
from factcheck.publishing.writing.read_model import search_text

_BATCH = 200


def reword(records: Any) -> None:
    """Give every row the terms that its document, or the one that it is cut out of, makes now.

    Args:
        records: the model of the rows, as a migration knows it.
    """
    known = {kind.name for kind in kinds.registered()}
    for batch in _batches(records.objects.filter(part_of="", kind__in=known)):
        terms = {key: text for row in batch for key, text in _terms(row)}
        ids = [key.record_id for key in terms]
        found = records.objects.filter(record_id__in=ids).only("kind", "record_id", "search_text")
        changed = [row for row in found if Key(row.kind, row.record_id) in terms]
        for row in changed:
            row.search_text = terms[Key(row.kind, row.record_id)]
        records.objects.bulk_update(changed, ["search_text"], batch_size=_BATCH)


def _batches(rows: Any) -> Iterator[list[Any]]:
    last = -1
    while batch := list(rows.filter(pk__gt=last).order_by("pk").only("kind", "document")[:_BATCH]):
        yield batch
        last = batch[-1].pk


def _terms(row: Any) -> Iterator[tuple[Key, str]]:
    for made in kinds.get(row.kind).project(parse(row.document)):
        yield made.key, search_text(made)
