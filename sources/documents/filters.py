"""What lists of sources and publishers can be filtered by, on pages and in the API."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from factcheck.publishing.reading.filters import (
    DayFilter,
    FacetFilter,
    LanguageFilter,
    RecordFilterSet,
    RecordsFilter,
    unmet,
    updated_after,
    words,
)
from sources import vocabulary
from sources.countries import COUNTRIES
from sources.rules import RULES


class SourceFilterSet(RecordFilterSet):
    """What the list of sources can be filtered and narrowed down by, as a page and in the API."""

    record_kind: ClassVar[str] = "source"
    facets = ("publisher", "kind", "language")

    q = words()
    kind = FacetFilter(
        "kind", choices=vocabulary.SourceKind.choices, label=_("Kind"), help_text="What sort of document it is."
    )
    publisher = RecordsFilter(
        "publisher",
        kind="publisher",
        label=_("Publisher"),
        help_text="Id or slug of the publisher that made it public.",
    )
    retracted_by = RecordsFilter(
        "retracted_by",
        kind="publisher",
        label=_("Retracted by its publisher"),
        help_text="Id or slug of the publisher that made it public and took it back.",
    )
    corrected_of = RecordsFilter(
        "corrected_of",
        kind="publisher",
        label=_("What was corrected"),
        help_text="Id or slug of the publisher of a source whose record was corrected here.",
    )
    language = LanguageFilter(
        "language", label=_("Language"), help_text="Language tag of the source, such as en or az-Latn."
    )
    draws_on = RecordsFilter(
        "draws_on",
        kind="source",
        label=_("Draws on"),
        help_text="Id or slug of a source that it takes its reporting from.",
    )
    unmet = unmet(RULES)
    published_after = DayFilter(
        "dated_to", "gte", label=_("Published after"), help_text="Only what bears this day's date or a later one."
    )
    published_before = DayFilter(
        "dated_from", "lte", label=_("Published before"), help_text="Only what bears this day's date or an earlier one."
    )
    updated_after = updated_after()


class PublisherFilterSet(RecordFilterSet):
    """What the list of publishers can be filtered and narrowed down by, as a page and in the API."""

    record_kind: ClassVar[str] = "publisher"
    facets = ("kind", "country")

    q = words()
    kind = FacetFilter(
        "kind", choices=vocabulary.PublisherKind.choices, label=_("Kind"), help_text="What sort of body it is."
    )
    country = FacetFilter(
        "country",
        choices=list(COUNTRIES.items()),
        label=_("Country"),
        help_text="Country code of two letters (ISO 3166-1), such as AM.",
    )
    updated_after = updated_after()
