"""What is found for some words among records of every kind, in groups, the one that is closest to the words first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from factcheck.matching import POSSIBLE, Match, match
from factcheck.public.list_pages import lacking_in, sought_in
from factcheck.public.searching.period import Period
from factcheck.publishing.models.public import PublicRecordQuerySet
from factcheck.publishing.reading import listing, public_kinds
from factcheck.publishing.reading.filters import RecordFilterSet
from factcheck.publishing.reading.listing import Listing
from factcheck.publishing.reading.public_kinds import ListPage, PublicKind
from factcheck.publishing.reading.snippets import marked
from factcheck.publishing.search import MAX_TERMS, words

Select = Callable[[Any], QuerySet[Any, Any]]
ANY_TIME: Final = Period()
MOST_MATCHED: Final = 10
"""How many claims are told of that a whole text is about."""


@dataclass(frozen=True)
class Group:
    """The records of one kind that were found."""

    kind: PublicKind
    # The page that lists them, and the beginning of it for these words.
    shown: ListPage
    found: Listing
    # What a whole text is about, in the place of what the list begins with.
    matched: Sequence[Match] = ()

    @property
    def rows(self) -> Sequence[Any]:
        """The records, best first."""
        return [each.record for each in self.matched] or self.found.page.rows

    @property
    def more(self) -> bool:
        """Whether the list has more."""
        return self.found.page.next is not None

    @property
    def query(self) -> str:
        """The query string by which the list shows them all."""
        names = ("q", *self.shown.period)
        return urlencode({name: str(self.found.given.get(name)) for name in names if name in self.found.given})

    @property
    def closeness(self) -> tuple[bool, float, float]:
        """Whether the text is about them; how much of the words some name has, and how little else: of the best."""
        likeness = (_likeness(row.name, sought_in(self.found)) for row in self.found.page.rows)
        return (bool(self.matched), *max(likeness, default=(0.0, 0.0)))


def is_text(query: str) -> bool:
    """Whether it is a text rather than some words, so that the matcher is asked which claims it is about."""
    return len(words(query)) > MAX_TERMS


def groups(
    query: str, size: int, select: Select = PublicRecordQuerySet.with_document, period: Period = ANY_TIME
) -> list[Group]:
    """The first records of each kind for some words, and of a text the claims that it is about.

    All groups, in a constant number of queries: the best first, and last those in which nothing was found. With a
    period, those of kinds that have days alone.
    """
    listed = [(kind, kind.list_page) for kind in public_kinds.listed() if kind.list_page]
    dated = [(kind, shown) for kind, shown in listed if shown.period or not period]
    found = [_searched(kind, shown, {"q": query, **period.filters_of(shown)}, size, select) for kind, shown in dated]
    if is_text(query):
        found = [_matched(group, query, period) for group in found]
    return sorted(found, key=lambda group: (bool(group.rows), *group.closeness), reverse=True)


def _searched(kind: PublicKind, shown: ListPage, given: dict[str, str], size: int, select: Select) -> Group:
    asked = QueryDict(urlencode({**given, "page_size": str(size)}))
    return Group(kind, shown, listing.read(asked, kind.resource.filterset, select=select))


def _matched(group: Group, text: str, period: Period) -> Group:
    """The group with the claims of the period that a text is about; that of another kind as it is."""
    filters = group.found.filterset
    if group.kind.matched is None or group.found.errors or not isinstance(filters, RecordFilterSet):
        return group
    among = filters.passing("q") if period else None
    return replace(group, matched=match(text, limit=MOST_MATCHED, at_least=POSSIBLE, among=among))


def _likeness(name: str, sought: Sequence[tuple[str, ...]]) -> tuple[float, float]:
    letters = sum(len(piece.text) for piece in marked(name, chain.from_iterable(sought)) if piece.marked)
    return 1 - len(lacking_in(name, sought)) / max(len(sought), 1), letters / max(len(name), 1)
