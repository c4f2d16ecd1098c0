"""The days between which a search looks: of claims, when they were said; of sources, when they were published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from factcheck.language.days import bound_of, complaint
from factcheck.public.list_pages import DateField
from factcheck.publishing.reading.filters import DayField
from factcheck.publishing.reading.public_kinds import ListPage

_NAMES: Final = ("from", "to")
_LAST: Final = _NAMES[-1]


@dataclass(frozen=True)
class Period:
    """Two days, each of which may be open, as the form shows them."""

    fields: tuple[DateField, ...] = ()
    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def is_wrong(self) -> bool:
        """Whether a day can't be read, or the first comes after the last."""
        return any(field.errors for field in self.fields)

    def filters_of(self, shown: ListPage) -> dict[str, str]:
        """The filters of a list that leave what is of these days; none for a list that knows no days."""
        return {name: day.isoformat() for name, day in zip(shown.period, (self.first, self.last), strict=False) if day}


def asked_for(given: Mapping[str, str]) -> Period:
    """The days that the address names, with what is wrong with them."""
    texts = [given.get(name, "").replace("\0", " ").strip() for name in _NAMES]
    ends = (bound_of(text, is_last=name == _LAST) for name, text in zip(_NAMES, texts, strict=True))
    days, faults = zip(*map(_read, ends), strict=True)
    if all(days) and days[0] > days[1]:
        faults = ((), (_("This day is before the other one."),))
    labels = (_("From"), _("To"))
    fields = tuple(DateField(*each) for each in zip(_NAMES, labels, texts, faults, strict=True))
    return Period(fields, *days)


def _read(text: str) -> tuple[date | None, tuple[str, ...]]:
    try:
        return DayField(required=False).clean(text), ()
    except ValidationError:
        return None, (complaint(text),)
