"""The rules by which every list reads its parameters, on pages and in the API alike.

Besides its filters a list takes `ordering`, `cursor` and `page_size`. Nothing in a query string can make
a query fail or run without bounds: what can't be answered is an error by the name of its parameter.
"""

from collections.abc import Callable, Iterator, Mapping
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
) -> Listing:
    """The page that the parameters ask for, in one query besides one for each filter that names records.

    Args:
        parameters: the query string.
        filterset_class: the list.
        strict: whether an unknown parameter is an error.
        select: what of the rows is loaded.
    """
    known = {*filterset_class.base_filters, *PAGING}
    errors = dict(unknown(parameters, known)) if strict else {}
    given = MultiValueDict({name: _filled(parameters, name) for name in parameters if name in known})
    errors |= _unfit(given, filterset_class)
    # What no query may see is not left to the form either.
    given = MultiValueDict({name: values for name, values in given.lists() if values and name not in errors})
    ordering, size = _ordering(given, filterset_class, errors), _size(given, errors)
    listing = Listing(filterset_class, given, ordering, errors=errors)
    filtered = not given.keys().isdisjoint(filterset_class.base_filters)
    if filtered:
        errors |= {name: list(messages) for name, messages in listing.filterset.errors.items()}
    if not errors and filtered and isinstance(listing.filterset, RecordFilterSet) and listing.filterset.is_ranked:
        _fill_ranked(listing, listing.filterset, select, size)
    elif not errors:
        # A list without filters is asked for most, and needs no form.
        _fill(listing, select(listing.filterset.qs if filtered else filterset_class.base()), size)
    return listing


def _fill(listing: Listing, rows: QuerySet[Any], size: int) -> None:
    ordering = listing.ordering
    if isinstance(rows, PublicRecordQuerySet):
        ordering = replace(ordering, column=rows.column(ordering.field))
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
