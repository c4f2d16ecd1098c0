"""The documents of a whole list, a few at a time."""

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.publishing.models.past import PastRecord
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import listing
from factcheck.publishing.reading.listing import Listing

_AT_ONCE: Final = 200


def documents(found: Listing) -> Iterator[bytes]:
    """The documents of all records of a list, in its order; which these are is looked up at once."""
    return _at(listing.places(found))


def _at(places: Sequence[int]) -> Iterator[bytes]:
    """The documents of these rows of the read model, in this order: a constant number of queries a batch.

    Of a row that has been published anew since the keys were looked up, what is public now; of one that was
    withdrawn, nothing.
    """
    for start in range(0, len(places), _AT_ONCE):
        batch = list(places[start : start + _AT_ONCE])
        found = dict(PublicRecord.objects.filter(pk__in=batch).order_by().values_list("pk", "document"))
        missing = [place for place in batch if place not in found]
        found |= _anew(missing) if missing else {}
        yield from (bytes(found[place]) for place in batch if place in found)


def _anew(missing: Sequence[int]) -> dict[int, bytes]:
    """By the keys of rows that ended meanwhile, the documents that took their place."""
    ended = PastRecord.objects.filter(pk__in=missing).order_by().values_list("pk", "kind", "record_id")
    keys = {(kind, record_id): place for place, kind, record_id in ended}
    rows = PublicRecord.objects.filter(record_id__in=[record_id for _, record_id in keys]).order_by()
    now = rows.values_list("kind", "record_id", "document")
    return {keys[kind, record_id]: document for kind, record_id, document in now if (kind, record_id) in keys}
