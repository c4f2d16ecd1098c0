"""How a list can be narrowed down: the values of its facets with their counts, and the filters in use."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from factcheck.language.dates import date_words
from factcheck.language.wording import language_words
from factcheck.naming.reading.composing import called
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading.facets import FacetCounts, count_facets
from factcheck.publishing.reading.filters import LanguagesField, RecordsField, Referent
from factcheck.publishing.reading.listing import Listing

Given = MultiValueDict[str, str]

_SHOWN: Final = 10
_MOST: Final = 100
"""How many values a facet shows, and how many at most when asked for more."""


@dataclass(frozen=True)
class Choice:
    """A value of a facet, with how many records have it, and the query that adds it to the filter or takes it away."""

    value: str
    label: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True)
class Facet:
    """A filter as values to choose from; of very many, the most frequent."""

    name: str
    label: str
    choices: Sequence[Choice]
    # How many values there are besides, and whether more of them can be asked for.
    left_out: int = 0
    expanded: bool = False


@dataclass(frozen=True)
class Narrowing:
    """All facets of a list, and of how many records they count."""

    facets: Sequence[Facet] = ()
    counts: FacetCounts = field(default_factory=FacetCounts)


@dataclass(frozen=True)
class Active:
    """A filter in use: what it says, and the query without it."""

    name: str
    label: str
    words: str
    without: str


@dataclass(frozen=True)
class _Values:
    """The values of one facet: their counts, those that are chosen, and what they are called."""

    name: str
    field: forms.Field
    counts: Mapping[str, int]
    chosen: Sequence[str]
    most: int

    @property
    def frequent(self) -> list[str]:
        """Those that are chosen, then the most frequent; of a few fixed ones all, in their own order."""
        known = {*self.counts, *self.chosen}
        if fixed := [str(value) for value, _ in getattr(self.field, "choices", ())]:
            return [value for value in fixed if value in known]
        others = sorted(known.difference(self.chosen), key=lambda value: (-self.counts[value], value))
        return [*self.chosen, *others][: max(self.most, len(self.chosen))]


def narrowing(found: Listing, expanded: Container[str] = ()) -> Narrowing:
    """What to narrow a list down by, in four queries; the facets named show a hundred values instead of ten.

    The parameters must be valid.
    """
    form, names = found.filterset.form, found.filterset.facets
    counts = count_facets(found.filterset, names)
    values = [
        _Values(
            name,
            form.fields[name],
            counts.values[name],
            [_value(value) for value in form.cleaned_data[name] or ()],
            _MOST if name in expanded else _SHOWN,
        )
        for name in names
    ]
    labels = _names_of_records(values)
    facets = [_facet(one, labels, found.given, expanded=one.name in expanded) for one in values if one.frequent]
    return Narrowing(facets, counts)


def _facet(values: _Values, names: Mapping[str, str], given: Given, *, expanded: bool) -> Facet:
    labels = names if isinstance(values.field, RecordsField) else _labels(values.field)
    choices = [
        Choice(
            value=value,
            label=str(labels.get(value) or language_words(value)),
            count=values.counts.get(value, 0),
            chosen=value in values.chosen,
            query=query(given, {values.name: _toggled(values.chosen, value)}),
        )
        for value in values.frequent
    ]
    left_out = len({*values.counts, *values.chosen}) - len(choices)
    return Facet(values.name, str(values.field.label), choices, left_out, expanded)


def _toggled(chosen: Sequence[str], value: str) -> list[str]:
    return [other for other in chosen if other != value] if value in chosen else [*chosen, value]


def _names_of_records(facets: Iterable[_Values]) -> dict[str, str]:
    ids = [value for facet in facets if isinstance(facet.field, RecordsField) for value in facet.frequent]
    rows = PublicRecord.objects.filter(record_id__in=ids).values_list("kind", "record_id", "name") if ids else ()
    return called((Key(kind, record_id), name) for kind, record_id, name in rows)


def _labels(field: forms.Field) -> dict[str, Any]:
    return {str(value): label for value, label in getattr(field, "choices", ())}


def active(found: Listing) -> Iterator[Active]:
    """Every filter in use but the words searched for, which stand in their own field."""
    cleaned: Mapping[str, Any] = getattr(found.filterset.form, "cleaned_data", {})
    names = called(_records_in(found.filterset.form.fields, cleaned))
    for name, field_ in found.filterset.form.fields.items():
        value = cleaned.get(name) if name != "q" else None
        for one in value if isinstance(value, list) else [value] if value else []:
            kept = [_value(other) for other in value if other != one] if isinstance(value, list) else []
            words = names.get(_value(one)) or words_for(one, field_)
            yield Active(name, str(field_.label), words, query(found.given, {name: kept}))


def _records_in(fields: Mapping[str, forms.Field], cleaned: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    """The records by which a list is filtered, each with its own name."""
    for name, field_ in fields.items():
        if isinstance(field_, RecordsField):
            yield from ((Key(field_.kind, one.id), one.name) for one in cleaned.get(name) or ())


def words_for(value: Any, field: forms.Field) -> str:
    """What readers call a value of a filter."""
    if isinstance(value, Referent):
        return value.name
    if isinstance(value, date | datetime):
        return date_words(value.isoformat()[:10])
    if isinstance(field, LanguagesField):
        return language_words(value)
    return str(_labels(field).get(value, value))


def query(given: Given, changed: Mapping[str, Sequence[str]] | None = None) -> str:
    """The query of the first page, with other values for some parameters."""
    kept = {name: values for name, values in given.lists() if name != "cursor"} | dict(changed or {})
    return urlencode(kept, doseq=True)


def _value(value: Any) -> str:
    return value.id if isinstance(value, Referent) else str(value)
