"""How many of the records found have each value of a facet.

Counting millions would take seconds: of the records found only the newest are looked at, and whoever
shows the counts says so. A facet has the name of the filter by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, QuerySet, Value

from factcheck.publishing.filters import RecordFilterSet
from factcheck.publishing.models.public import PublicFacet, PublicRecord

COUNTED: Final = 2000
"""Of how many records found, the newest, values are counted."""


@dataclass(frozen=True)
class FacetCounts:
    """What the newest of the records found have; without values where nothing was counted."""

    # How many records were found, at most as many as are counted.
    total: int = 0
    # Whether there are more.
    more: bool = False
    # How many records have a value, by the value, by the name of the filter. The other filters have left these records.
    values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def count_facets(filterset: RecordFilterSet, names: Sequence[str]) -> FacetCounts:
    """The counts for the filters of these names, in two queries whatever is given. The parameters must be valid."""
    values: dict[str, dict[str, int]] = {name: {} for name in names}
    for name, value, number in _union(_value_counts(filterset, names)):
        values[name][value] = number
    found = count_found(filterset, [""])[""]
    return FacetCounts(min(found, COUNTED), found > COUNTED, values)


def count_found(filterset: RecordFilterSet, without: Iterable[str]) -> dict[str, int]:
    """How many records are found without each of these filters, in one query; with all of them, for the empty name.

    More than `COUNTED` count as one more than that.
    """
    counts = dict.fromkeys(without, 0)
    found = (PublicRecord.objects.filter(pk__in=_newest(filterset, name, COUNTED + 1)) for name in counts)
    named = [rows.order_by().annotate(without=Value(name)) for name, rows in zip(counts, found, strict=True)]
    return counts | dict(_union([rows.values_list("without").annotate(Count("pk")) for rows in named]))


def _value_counts(filterset: RecordFilterSet, names: Sequence[str]) -> list[QuerySet[Any, Any]]:
    """A facet in use is counted as if it were not, for how many more its other values would bring."""
    in_use = [name for name in names if filterset.form.cleaned_data[name]]
    others = [name for name in names if name not in in_use]
    groups = [("", others), *((name, [name]) for name in in_use)]
    return [
        PublicFacet.objects.filter(record__in=_newest(filterset, without, COUNTED), name__in=counted)
        .order_by()
        .values_list("name", "value")
        .annotate(Count("pk"))
        for without, counted in groups
        if counted
    ]


def _newest(filterset: RecordFilterSet, without: str, most: int) -> QuerySet[Any, Any]:
    return filterset.passing(without).newest().values("pk")[:most]


def _union(queries: list[QuerySet[Any, Any]]) -> Iterable[Any]:
    return queries[0].union(*queries[1:], all=True) if queries else ()
