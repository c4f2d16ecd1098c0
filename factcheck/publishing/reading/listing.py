"""The rules by which every list reads its parameters, on pages and in the API alike.

Besides its filters a list takes `ordering`, `cursor` and `page_size`. Nothing in a query string can make
a query fail or run without bounds: what can't be answered is an error by the name of its parameter.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from factcheck.publishing.models.public import PublicRecordQuerySet
from factcheck.publishing.reading.filters import RELEVANCE, ListFilterSet, RecordFilterSet
from factcheck.publishing.reading.paging import (
    DEFAULT_SIZE,
    MAX_SIZE,
    CursorError,
    Ordering,
    Page,
    paginate,
    paginate_ranked,
    whole_number,
)

MAX_VALUE: Final = 500
"""Characters of a parameter's value."""
MAX_WORDS: Final = 100_000
"""Characters of words to search for."""
MAX_VALUES: Final = 20
"""Values of one parameter."""
PAGING: Final = ("ordering", "cursor", "page_size")
"""The parameters that every list has."""
_AT_ONCE: Final = 2_000
_MAX_ERRORS: Final = 20
_MAX_NAME: Final = 60

Errors = dict[str, list[str]]


@dataclass
class Listing:
    """One page of a list, or what is wrong with what was asked for; then the page is empty."""

    filterset_class: type[ListFilterSet]
    # What was asked for: every known parameter with its values, without empty and unfit ones.
    given: MultiValueDict[str, str]
    ordering: Ordering
    page: Page[Any] = field(default_factory=lambda: Page((), None, None))
    errors: Errors = field(default_factory=dict)

    @cached_property
    def filterset(self) -> ListFilterSet:
        """The filters, and the form that shows them."""
        return self.filterset_class(self.given, self.ordering)

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is given; a list without filters is asked for most, and needs no form."""
        return not self.given.keys().isdisjoint(self.filterset_class.base_filters)

    @property
    def ranked(self) -> RecordFilterSet | None:
        """The filters of a list whose best come first; None in any other order."""
        found = self.filterset if self.is_filtered else None
        return found if isinstance(found, RecordFilterSet) and found.is_ranked else None

    @property
    def rows(self) -> QuerySet[Any]:
        """All rows that pass the filters, in no order."""
        rows: QuerySet[Any] = self.filterset.qs if self.is_filtered else self.filterset_class.base()
        return rows

    def query(self, cursor: str) -> str:
        """The query string of another page of this list."""
        kept = {name: values for name, values in self.given.lists() if name != "cursor"}
        return urlencode({**kept, "cursor": cursor}, doseq=True)


def read(
    parameters: QueryDict,
    filterset_class: type[ListFilterSet],
    *,
    strict: bool = False,
    select: Callable[[Any], QuerySet[Any]] = PublicRecordQuerySet.without_document,
    also: Iterable[str] = (),
) -> Listing:
    """The page that the parameters ask for, in one query besides one for each filter that names records.

    Args:
        parameters: the query string.
        filterset_class: the list.
        strict: whether an unknown parameter is an error.
        select: what of the rows is loaded.
        also: parameters that are known besides.
    """
    listing = asked(parameters, filterset_class, {*filterset_class.base_filters, *PAGING, *also}, strict=strict)
    size = _size(listing.given, listing.errors)
    if not listing.errors:
        _show(listing, select, size)
    return listing


def asked(
    parameters: QueryDict, filterset_class: type[ListFilterSet], known: Collection[str], *, strict: bool = False
) -> Listing:
    """The list that the parameters ask for, those known alone, without a page of it; or what is wrong with them."""
    errors = dict(unknown(parameters, set(known))) if strict else {}
    given = MultiValueDict({name: _filled(parameters, name) for name in parameters if name in known})
    errors |= _unfit(given, filterset_class)
    # What no query may see is not left to the form either.
    given = MultiValueDict({name: values for name, values in given.lists() if values and name not in errors})
    ordering = _ordering(given, filterset_class, errors)
    listing = Listing(filterset_class, given, ordering, errors=errors)
    if listing.is_filtered:
        errors |= {name: list(messages) for name, messages in listing.filterset.errors.items()}
    return listing


def places(listing: Listing) -> Sequence[int]:
    """The keys of all rows of a list without errors, in its order: eight bytes a row, in one query."""
    if (filterset := listing.ranked) is not None:
        return filterset.ranking().keys
    rows = listing.rows
    ordering = _fit(listing.ordering, rows)
    by = f"-{ordering.column or ordering.field}" if ordering.descending else ordering.column or ordering.field
    return array("q", rows.order_by(by).values_list("pk", flat=True).iterator(chunk_size=_AT_ONCE))


def _show(listing: Listing, select: Callable[[Any], QuerySet[Any]], size: int) -> None:
    if (filterset := listing.ranked) is not None:
        _fill_ranked(listing, filterset, select, size)
    else:
        _fill(listing, select(listing.rows), size)


def _fit(ordering: Ordering, rows: QuerySet[Any]) -> Ordering:
    return replace(ordering, column=rows.column(ordering.field)) if isinstance(rows, PublicRecordQuerySet) else ordering


def _fill(listing: Listing, rows: QuerySet[Any], size: int) -> None:
    ordering = _fit(listing.ordering, rows)
    try:
        listing.page = paginate(rows, ordering, cursor=listing.given.get("cursor", ""), size=size)
    except CursorError as error:
        listing.errors["cursor"] = [str(error)]


def _fill_ranked(
    listing: Listing, filterset: RecordFilterSet, select: Callable[[Any], QuerySet[Any]], size: int
) -> None:
    ranking = filterset.ranking()
    try:
        page = paginate_ranked(ranking.keys, cursor=listing.given.get("cursor", ""), size=size)
    except CursorError as error:
        listing.errors["cursor"] = [str(error)]
        return
    rows = {row.pk: row for row in select(filterset.base().filter(pk__in=page.rows).order_by())}
    # One may have been withdrawn since.
    listing.page = Page([rows[key] for key in page.rows if key in rows], page.next, page.previous)


def _filled(parameters: QueryDict, name: str) -> list[str]:
    return [value for value in parameters.getlist(name) if value]


def unknown(parameters: QueryDict, known: set[str]) -> Iterator[tuple[str, list[str]]]:
    """A message for each parameter that is not known, by name; a few of very many."""
    surplus = [name for name in parameters if name not in known]
    for name in surplus[:_MAX_ERRORS]:
        yield name[:_MAX_NAME], [f"There is no such parameter; this address takes: {', '.join(sorted(known))}."]


def _unfit(given: MultiValueDict[str, str], filterset_class: type[ListFilterSet]) -> Errors:
    errors = {}
    for name, values in given.lists():
        many = getattr(filterset_class.base_filters.get(name), "many", False)
        # Words may be as many as an address holds: of very many, the first are looked for.
        longest = MAX_WORDS if name == "q" else MAX_VALUE
        if message := _fault(values, MAX_VALUES if many else 1, longest):
            errors[name] = [message]
    return errors


def _fault(values: list[str], most: int, longest: int) -> str:
    if len(values) > most:
        return _("Give it once.") if most == 1 else _("Give at most %(most)d values.") % {"most": most}
    if any(len(value) > longest for value in values):
        return _("Write at most %(most)d characters.") % {"most": longest}
    if any("\0" in value for value in values):
        return _("It holds a NUL, which no text has.")
    return ""


def _ordering(given: MultiValueDict[str, str], filterset_class: type[ListFilterSet], errors: Errors) -> Ordering:
    orderings = filterset_class.orderings
    default = default_ordering(given, orderings)
    name = given.get("ordering", default)
    if name not in orderings:
        errors.setdefault("ordering", [_("Write one of: %(known)s.") % {"known": ", ".join(orderings)}])
    found = orderings.get(name, orderings[default])
    # Without words, there is nothing to rank by.
    return found if not found.ranked or "q" in given else orderings[default]


def default_ordering(given: MultiValueDict[str, str], orderings: Mapping[str, Ordering]) -> str:
    """The order of a list that names none: the best first where words are searched for."""
    by_words = "q" in given and RELEVANCE in orderings
    return RELEVANCE if by_words else next(iter(orderings))


def _size(given: MultiValueDict[str, str], errors: Errors) -> int:
    number = whole_number(given.get("page_size", str(DEFAULT_SIZE)))
    if number is not None and 1 <= number <= MAX_SIZE:
        return number
    errors.setdefault("page_size", [_("Write a whole number from 1 to %(most)d.") % {"most": MAX_SIZE}])
    return DEFAULT_SIZE
