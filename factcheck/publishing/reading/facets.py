"""How many of the records found have each value of a facet.

Counting millions would take seconds: of the records found only the newest are looked at, and whoever
shows the counts says so. A facet has the name of the filter by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, QuerySet, Value

from factcheck.publishing.models.public import PublicFacet, PublicRecord
from factcheck.publishing.reading.filters import RecordFilterSet

COUNTED: Final = 1000
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
    # Whether the best were counted, and not the newest.
    by_rank: bool = field(default=False, compare=False)


def count_facets(filterset: RecordFilterSet, names: Sequence[str]) -> FacetCounts:
    """The counts for the filters of these names, in two queries whatever is given. The parameters must be valid.

    A facet in use is counted as if it were not, for how many more its other values would bring.
    """
    in_use = [name for name in names if filterset.form.cleaned_data[name]]
    found = _found(filterset, ["", *in_use])
    groups = {"": [name for name in names if name not in in_use]} | {name: [name] for name in in_use}
    values: dict[str, dict[str, int]] = {name: {} for name in names}
    for name, value, number in _union([_counted(found[without], group) for without, group in groups.items()]):
        values[name][value] = number
    total = len(found[""])
    more = filterset.ranking().more if filterset.is_ranked else total > COUNTED
    return FacetCounts(min(total, COUNTED), more, values, by_rank=filterset.is_ranked)


def count_found(filterset: RecordFilterSet, without: Iterable[str]) -> dict[str, int]:
    """How many records are found without each of these filters, in one query; more than `COUNTED` as one more."""
    return {name: len(places) for name, places in _found(filterset, list(without)).items()}


def _found(filterset: RecordFilterSet, without: Iterable[str]) -> dict[str, list[int]]:
    """The places of the best or newest records found without each of these filters, or with all for ""."""
    by_rank = [name for name in without if filterset.is_ranked and name != "q"]
    rankings = filterset.rankings(by_rank)
    best = {name: list(rankings[name].keys) for name in by_rank}
    return best | _newest(filterset, [name for name in without if name not in best])


def _newest(filterset: RecordFilterSet, without: Iterable[str]) -> dict[str, list[int]]:
    """The places of the newest records found without each of these filters, or with all for "", and of one beyond.

    They are fetched, since to look for the words costs more than to hand on some thousand numbers.
    """
    places: dict[str, list[int]] = {name: [] for name in without}
    found = {name: filterset.passing(name).newest().values("pk")[: COUNTED + 1] for name in places}
    rows = [
        PublicRecord.objects.filter(pk__in=newest).order_by().annotate(without=Value(name))
        for name, newest in found.items()
    ]
    for name, place in _union([each.values_list("without", "pk") for each in rows]):
        places[name].append(place)
    return {name: sorted(each, reverse=True) for name, each in places.items()}


def _counted(places: Sequence[int], names: Sequence[str]) -> QuerySet[Any, Any]:
    facets = PublicFacet.objects.filter(record__in=places[:COUNTED], name__in=names)
    return facets.order_by().values_list("name", "value").annotate(Count("pk"))


def _union(queries: Sequence[QuerySet[Any, Any]]) -> Iterable[Any]:
    return queries[0].union(*queries[1:], all=True).order_by() if queries else ()
