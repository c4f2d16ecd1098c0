"""The rules by which every list reads its parameters, on pages and in the API alike.

Besides its filters a list takes `ordering`, `cursor` and `page_size`. Nothing in a query string can make
a query fail or run without bounds: what can't be answered is an error by the name of its parameter.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from factcheck.publishing.models.public import PublicRecordQuerySet
from factcheck.publishing.reading.filters import ListFilterSet
from factcheck.publishing.reading.paging import (
    DEFAULT_SIZE,
    MAX_SIZE,
    CursorError,
    Ordering,
    Page,
    paginate,
    whole_number,
)

MAX_VALUE: Final = 500
"""Characters of a parameter's value."""
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
    if not errors:
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
        if message := _fault(values, MAX_VALUES if many else 1):
            errors[name] = [message]
    return errors


def _fault(values: list[str], most: int) -> str:
    if len(values) > most:
        return _("Give it once.") if most == 1 else _("Give at most %(most)d values.") % {"most": most}
    if any(len(value) > MAX_VALUE for value in values):
        return _("Write at most %(most)d characters.") % {"most": MAX_VALUE}
    if any("\0" in value for value in values):
        return _("It holds a NUL, which no text has.")
    return ""


def _ordering(given: MultiValueDict[str, str], filterset_class: type[ListFilterSet], errors: Errors) -> Ordering:
    orderings = filterset_class.orderings
    default = next(iter(orderings))
    name = given.get("ordering", default)
    if name not in orderings:
        errors.setdefault("ordering", [_("Write one of: %(known)s.") % {"known": ", ".join(orderings)}])
    return orderings.get(name, orderings[default])


def _size(given: MultiValueDict[str, str], errors: Errors) -> int:
    number = whole_number(given.get("page_size", str(DEFAULT_SIZE)))
    if number is not None and 1 <= number <= MAX_SIZE:
        return number
    errors.setdefault("page_size", [_("Write a whole number from 1 to %(most)d.") % {"most": MAX_SIZE}])
    return DEFAULT_SIZE
