"""Filters of lists: what each parameter takes, and which rows it leaves.

Every field says in its help text what it takes, for the API's documentation, and refuses the rest in
words for readers. A parameter given several times means any of its values.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, ClassVar, Final, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django_filters import Filter, FilterSet

from factcheck.analysis.queries import parse_query
from factcheck.languages import normalise_language_tag, validate_language_tag
from factcheck.publishing.finding.ranking import Ranking, Sought, ranked, sought
from factcheck.publishing.models.public import PublicRecord, PublicRecordQuerySet
from factcheck.publishing.reading import records as reading
from factcheck.publishing.reading.paging import RANKED, Ordering
from factcheck.publishing.standards import UNMET, Rule

_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
MOMENTS: Final = "YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ"
"""How moments are written in an address."""
RELEVANCE: Final = "relevance"
"""The name of the order in which the best come first."""
_SHOWN: Final = 60
_LISTED: Final = 20


class Referent(NamedTuple):
    """A public record that a filter names."""

    id: str
    name: str


class ChoicesField(forms.MultipleChoiceField):
    """Any number of the words of a vocabulary; another one is refused with those that there are."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        """Refuse what is not a choice, and say what is."""
        choices: Any = self.choices
        known = [str(choice) for choice, _ in choices]
        for word in value:
            if word not in known:
                raise ValidationError(_none_of(word, known))


class RecordsField(forms.Field):
    """Some public records of one kind, each by its id or its slug."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[Referent]:
        """The records of these ids or slugs, in one query; of one that was merged into another, the other.

        Raises:
            ValidationError: a name is no public record's of this kind.
        """
        named = [unicodedata.normalize("NFC", name) for name in value or []]
        if not named:
            return []
        found = PublicRecord.objects.of_kind(self.kind).filter(Q(record_id__in=named) | Q(slug__in=named)).order_by()
        # Two may share a slug: one that was renamed, and one that took its old name.
        by_name: dict[str, list[Referent]] = {}
        for record_id, slug, name in found.values_list("record_id", "slug", "name"):
            by_name.setdefault(slug, []).append(Referent(record_id, name))
        by_name |= {one.id: [one] for several in list(by_name.values()) for one in several}
        by_name |= {name: [self._led_to(name)] for name in dict.fromkeys(named) if name not in by_name}
        return list(dict.fromkeys(referent for name in named for referent in by_name[name]))

    def _led_to(self, name: str) -> Referent:
        if (found := reading.led_to(self.kind, name)) is not None:
            return Referent(found.record_id, found.name)
        message = _("There is nothing of this kind with the id or slug “%(name)s”.")
        raise ValidationError(message % {"name": _short(name)})


class LanguagesField(forms.Field):
    """Any number of BCP 47 tags, in whichever case they are written."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        """The tags in their usual case."""
        for tag in value or []:
            validate_language_tag(tag)
        return [normalise_language_tag(tag) for tag in value or []]


class WordsField(forms.CharField):
    """Words to search for, in whatever form people write them."""

    widget = forms.TextInput(attrs={"type": "search"})


class DayField(forms.DateField):
    """A day as YYYY-MM-DD, and in no other form."""

    widget = forms.DateInput(attrs={"type": "date"})

    def to_python(self, value: Any) -> date | None:
        """The day, or None where none is given.

        Raises:
            ValidationError: it is not written as in 2023-11-11, or no calendar has it.
        """
        if not value:
            return None
        try:
            if not _DATE.fullmatch(value):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError(_("Write a day that exists, as YYYY-MM-DD.")) from error


class MomentField(forms.DateTimeField):
    """A day, or a moment with its offset from UTC."""

    widget = forms.DateInput(attrs={"type": "date"})

    def to_python(self, value: Any) -> datetime | None:
        """The moment; of a day, its beginning in UTC."""
        if not value:
            return None
        try:
            if _DATE.fullmatch(value):
                return datetime.fromisoformat(value).replace(tzinfo=UTC)
            if not _MOMENT.fullmatch(value):
                raise ValueError
            return datetime.fromisoformat(value).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            message = _("Write a day as YYYY-MM-DD, or a moment as YYYY-MM-DDThh:mm:ssZ (in an address, + is %2B).")
            raise ValidationError(message) from error


class FacetFilter(Filter):
    """Leaves the records that have any of the given values of a facet."""

    field_class: type[forms.Field] = ChoicesField
    # It may be given several times.
    many = True
    # Whether its values are so many that one of them leaves few records.
    narrow = False
    # Whether one value given is one value of the facet, in the order of which a query can be led.
    leads = True

    def filter(self, records: PublicRecordQuerySet, value: Any) -> PublicRecordQuerySet:
        """The records that have any of the values of the facet; all, if none is given."""
        return records.having(self.field_name, *self.values(value)) if value else records

    def values(self, value: Any) -> list[str]:
        """What the facet holds for what the field gave; the same, unless a filter says otherwise."""
        return list(value)


class RecordsFilter(FacetFilter):
    """Leaves the records that have to do with any of the given ones."""

    field_class = RecordsField
    narrow = True

    def values(self, value: list[Referent]) -> list[str]:
        """The ids of the records given: facets hold ids."""
        return [referent.id for referent in value]


class LanguageFilter(FacetFilter):
    """Leaves the records in any of the given languages."""

    field_class = LanguagesField


class WordsFilter(Filter):
    """Leaves the records that have every word, in some form or as the beginning of a word."""

    field_class = WordsField

    def filter(self, records: PublicRecordQuerySet, value: str) -> PublicRecordQuerySet:
        """The records in which every word is found; all, if none is given."""
        return records.matching(value, self.parent.record_kind) if value else records


class DayFilter(Filter):
    """Leaves the records whose dates are on that side of a day."""

    field_class = DayField


class UpdatedAfterFilter(Filter):
    """Leaves the records that were published, again or for the first time, after a moment."""

    field_class = MomentField

    def filter(self, records: PublicRecordQuerySet, value: datetime | None) -> PublicRecordQuerySet:
        """The records whose latest revision came after that moment; all, if none is given."""
        return records.published_after(value, order=self.parent.ordering.field) if value else records


class ListFilterSet(FilterSet):
    """The filters of a list, and the orders in which it can be had."""

    # By the name that readers write, the default first.
    orderings: ClassVar[Mapping[str, Ordering]]

    def __init__(self, data: MultiValueDict[str, str], ordering: Ordering) -> None:
        self.ordering = ordering
        self._rankings: dict[str, Ranking] = {}
        super().__init__(data, queryset=self.base())

    @classmethod
    def base(cls) -> QuerySet[Any]:
        """The rows of the list before any filter."""
        rows: QuerySet[Any] = cls._meta.model._default_manager.all()
        return rows


class RecordFilterSet(ListFilterSet):
    """The filters of a list of public records; `record_kind` says of which."""

    record_kind: ClassVar[str]
    # The filters whose values are offered with counts, in the order of showing.
    facets: ClassVar[Sequence[str]] = ()
    orderings = {
        "-updated_at": Ordering("pk"),
        "updated_at": Ordering("pk", descending=False),
        "-first_published_at": Ordering("first_place"),
        "first_published_at": Ordering("first_place", descending=False),
        RELEVANCE: RANKED,
    }
    # The facet of those that come first of records that the words tell nothing apart.
    weightier: ClassVar[tuple[str, str] | None] = None

    @classmethod
    def base(cls) -> PublicRecordQuerySet:
        """The live public records of the kind."""
        return PublicRecord.objects.of_kind(cls.record_kind)

    def filter_queryset(self, records: PublicRecordQuerySet) -> PublicRecordQuerySet:
        """The records that pass every filter given: Django's way of asking for `passing`."""
        return self.passing()

    @cached_property
    def sought(self) -> Sought:
        """What the words come to, as the newest records use them."""
        return sought(parse_query(self.form.cleaned_data["q"], get_language() or ""))

    @property
    def is_ranked(self) -> bool:
        """Whether the best come first: then every word counts, and none is required."""
        return self.ordering.ranked and bool(
            self.form.cleaned_data.get("q") and (self.sought.clues or self.sought.is_telling)
        )

    def ranking(self, without: str = "") -> Ranking:
        """The records that have to do with the words and pass every filter but the one named, best first."""
        return self.rankings([without])[without]

    def rankings(self, without: Iterable[str]) -> dict[str, Ranking]:
        """The same without each of these filters, in two queries for all."""
        lacking = {name: self.passing(name, "q") for name in without if name not in self._rankings}
        if lacking:
            self._rankings |= ranked(self.sought, lacking, self.weightier)
        return self._rankings

    def passing(self, *without: str) -> PublicRecordQuerySet:
        """The records that pass every filter but those named; the narrowest facet leads, in the order of its index.

        The parameters must be valid.
        """
        given = {name: value for name, value in self.form.cleaned_data.items() if value and name not in without}
        values, records = {self.filters[name]: value for name, value in given.items()}, self.base()
        if lead := self._lead(values):
            records = PublicRecord.objects.of_kind_having(
                self.record_kind, lead.field_name, *lead.values(values.pop(lead))
            )
        for filter_, value in values.items():
            records = filter_.filter(records, value)
        return records

    def _lead(self, values: Mapping[Filter, Any]) -> FacetFilter | None:
        given = (filter_ for filter_ in values if isinstance(filter_, FacetFilter) and len(values[filter_]) == 1)
        facets = [filter_ for filter_ in given if filter_.leads]
        return next((filter_ for filter_ in facets if filter_.narrow), facets[0] if facets else None)


def words() -> WordsFilter:
    """The text search that every list of records has."""
    return WordsFilter(
        label=gettext_lazy("Words"),
        help_text=(
            "Words to search for, in any form of theirs. In the order of relevance every word counts and none is "
            'required; in the others a record has every one. "Words in quotation marks" stand side by side, -word must '
            "not be there, and OR stands between two of which one will do."
        ),
    )


def unmet(rules: Iterable[type[Rule]]) -> FacetFilter:
    """The filter by standards that records fall short of."""
    return FacetFilter(
        UNMET,
        choices=[(rule.name, rule.title) for rule in rules],
        label=gettext_lazy("Falls short of"),
        help_text="A standard that the record does not meet: see /standards/.",
    )


def updated_after() -> UpdatedAfterFilter:
    """The bound by which every list of records is polled."""
    return UpdatedAfterFilter(
        label=gettext_lazy("Changed after"),
        help_text=f"Only what was published, anew or for the first time, after this moment: {MOMENTS}.",
    )


def dated_after(label: Any, done: str) -> DayFilter:
    """The filter by the first day of what may have been `done`, such as "said", on it or later."""
    return DayFilter("dated_to", "gte", label=label, help_text=f"Only what was {done} on this day or later.")


def dated_before(label: Any, done: str) -> DayFilter:
    """The filter by the last day of what may have been `done`, such as "said", on it or earlier."""
    return DayFilter("dated_from", "lte", label=label, help_text=f"Only what was {done} on this day or earlier.")


def _none_of(word: str, known: list[str]) -> str:
    if len(known) > _LISTED:
        return _("“%(word)s” is none of the known values.") % {"word": _short(word)}
    return _("“%(word)s” is none of: %(known)s.") % {"word": _short(word), "known": ", ".join(known)}


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
