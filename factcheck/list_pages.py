"""What the pages of all lists have in common: filters, the records, and the way to the pages around."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from factcheck.publishing import listing
from factcheck.publishing.filters import ChoicesField, ListFilterSet, RecordsField, Referent
from factcheck.publishing.models.public import PublicRecord
from factcheck.wording import date_words

Given = MultiValueDict[str, str]

_OFFERED: Final = 100
"""How many records a filter offers to choose from: the latest."""
_ORDERINGS: Final = {
    "-updated_at": "Latest change first",
    "updated_at": "Longest unchanged first",
    "-first_published_at": "Newest first",
    "first_published_at": "Oldest first",
}


@dataclass(frozen=True)
class ListPage:
    """How the list of one kind of record is shown."""

    filterset: type[ListFilterSet]
    title: str
    lead: str
    # The template of one record in the list.
    entry: str
    # The filters that the form offers; the address takes them all.
    offers: Sequence[str]
    # Some filters at hand as links: label and query.
    tabs: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Option:
    """A value that a filter offers."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """A filter in the form."""

    name: str
    label: str
    options: Sequence[Option]
    errors: Sequence[str]
    boxes: bool

    @property
    def several(self) -> bool:
        """Whether the address asks for more than one value, so that a choice of one would lose some."""
        return sum(option.chosen for option in self.options) > 1


@dataclass(frozen=True)
class Active:
    """A filter in use: what it says, and the query without it."""

    name: str
    value: str
    label: str
    words: str
    without: str


def list_page(request: HttpRequest, shown: ListPage) -> HttpResponse:
    """The page of a list; with a message at the field, and status 400, where a parameter makes no sense."""
    found = listing.read(request.GET, shown.filterset)
    form, orderings = found.filterset.form, list(shown.filterset.orderings)
    ordering = found.given.get("ordering", orderings[0])
    context = {
        "shown": shown,
        "page": found.page,
        "errors": found.errors,
        "q": found.given.get("q", ""),
        "fields": [_field(name, form, found.errors) for name in shown.offers],
        "active": list(_active(found.given, form)),
        "orderings": {name: _ORDERINGS[name] for name in orderings},
        "ordering": ordering,
        "order": _ORDERINGS.get(ordering, ""),
        "query": _query(found.given),
        "path": request.path_info if not found.given else "",
        "json": f"/api/v1{request.path_info}",
    }
    return render(request, "list.html", context, status=400 if found.errors else 200)


def _field(name: str, form: forms.BaseForm, errors: listing.Errors) -> Field:
    field, chosen = form.fields[name], _chosen(name, form)
    offered = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    if isinstance(field, RecordsField):
        offered = _records(field.kind) | chosen
    options = [Option(value, label, value in chosen) for value, label in offered.items()]
    return Field(name, str(field.label), options, errors.get(name, ()), boxes=isinstance(field, ChoicesField))


def _records(kind: str) -> dict[str, str]:
    names = dict(PublicRecord.objects.of_kind(kind).newest().values_list("record_id", "name")[:_OFFERED])
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def _chosen(name: str, form: forms.BaseForm) -> dict[str, str]:
    # A form that was not checked yet stays so: what it was given may not be fit for the database.
    values = getattr(form, "cleaned_data", {}).get(name) or ()
    return dict(value if isinstance(value, Referent) else (str(value), str(value)) for value in values)


def _active(given: Given, form: forms.BaseForm) -> Iterator[Active]:
    """Every filter in use but the words searched for, which stand in their own field."""
    cleaned: dict[str, Any] = getattr(form, "cleaned_data", {})
    for name, field in form.fields.items():
        values = cleaned.get(name) if name != "q" else None
        values = values if isinstance(values, list) else [values]
        for raw, value in zip(dict.fromkeys(given.getlist(name)), values, strict=False):
            if value:
                yield Active(name, raw, str(field.label), _words(value, field), _query(given, (name, raw)))


def _words(value: Any, field: forms.Field) -> str:
    if isinstance(value, Referent):
        return value.name
    if isinstance(value, date | datetime):
        return date_words(value.isoformat()[:10])
    labels = {str(choice): str(label) for choice, label in getattr(field, "choices", ())}
    return labels.get(value, str(value))


def _query(given: Given, dropped: tuple[str, str] | None = None) -> str:
    """The query of the first page, without one value of one parameter."""
    kept = [(name, value) for name, values in given.lists() if name != "cursor" for value in values]
    return urlencode([pair for pair in kept if pair != dropped])
