"""Which public records have to do with a page on the web. Nothing is fetched: the read model is asked."""

from collections.abc import Iterable
from typing import Final

from factcheck.publishing.links import FACET, link_key
from factcheck.publishing.models.public import PublicFacet, PublicRecord
from factcheck.publishing.reading import public_kinds

_MOST_LINKS: Final = 20
_MOST_RECORDS: Final = 50


def records_at(addresses: Iterable[str]) -> list[PublicRecord]:
    """The records of the pages at these addresses and those that cite them, in two queries, the latest first.

    Of many addresses the first twenty are looked up, and of many records the latest fifty are found.
    """
    keys = [key for key in dict.fromkeys(map(link_key, addresses)) if key][:_MOST_LINKS]
    if not keys:
        return []
    facets = PublicFacet.objects.filter(kind__in=public_kinds.names(), name=FACET, value__in=keys)
    found = list(facets.order_by("-record").values_list("record", flat=True)[:_MOST_RECORDS])
    return list(PublicRecord.objects.filter(pk__in=found).with_document().newest())
