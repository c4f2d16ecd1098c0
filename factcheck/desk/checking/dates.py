"""Dates as editors type them: a day, a month or a year. What may mean two days is refused, a year long ago asked."""

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from factcheck.analysis.months import month_of
from factcheck.dates import Precision
from factcheck.desk.checking.asking import SURE

EARLIEST: Final = 1000
"""Years before this one are asked back: a date typed by halves is one of the year 1."""
PLACEHOLDER: Final = "2024-03-12, 2024-03, 2024"

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_PRECISIONS: Final = (Precision.YEAR, Precision.MONTH, Precision.DAY)
_PARTS: Final = re.compile(r"\d+|[^\W\d_]+")
_FILLING: Final = frozenset(
    ("th", "st", "nd", "rd", "of", "de", "del", "года", "թ", "թվականի", "\N{CYRILLIC SMALL LETTER GHE}")
)
_MONTHS: Final = 12
_LONGEST: Final = 100


def typed_date() -> forms.DateInput:
    """A line in which a day, a month or a year is typed."""
    return forms.DateInput(attrs={"placeholder": PLACEHOLDER, "class": "vTextField"}, format="%Y-%m-%d")


class ReadDay(date):
    """The first day that a date may mean, with how exactly it was typed."""

    precision: Precision = Precision.DAY

    @classmethod
    def of(cls, day: date, precision: Precision) -> "ReadDay":
        """The day, with its precision."""
        found = cls(day.year, day.month, day.day)
        found.precision = precision
        return found

    @property
    def plain(self) -> date:
        """The day alone."""
        return date(self.year, self.month, self.day)


def read_day(written: str) -> ReadDay:
    """The date that somebody typed.

    Raises:
        ValidationError: it is none, or may mean two days; the message names the form in which to write it.
    """
    text = written.strip()
    if iso := _ISO.fullmatch(text):
        return _of_numbers([int(part) for part in iso.groups() if part])
    found = _PARTS.findall(text) if len(text) <= _LONGEST else []
    words = [part for part in found if not part.isdecimal() and part.casefold() not in _FILLING]
    numbers = [int(part) for part in found if part.isdecimal()]
    if len(words) == 1 and (month := month_of(words[0])) is not None:
        return _with_month(month, numbers)
    if words or len(numbers) not in {2, 3} or numbers[-1] < EARLIEST:
        raise ValidationError(_unreadable(), code="invalid")
    return _year_last(text, numbers)


def _with_month(month: int, numbers: list[int]) -> ReadDay:
    """The date of a month that is written in letters."""
    years = [number for number in numbers if number >= EARLIEST]
    days = [number for number in numbers if number < EARLIEST]
    if len(years) != 1 or len(days) > 1:
        raise ValidationError(_unreadable(), code="invalid")
    return _of_numbers([years[0], month, *days])


def _year_last(text: str, numbers: list[int]) -> ReadDay:
    """Day, month and year in numbers: with points in that order, else where no other reading is a day."""
    *parts, year = numbers
    if len(parts) == 1:
        return _of_numbers([year, parts[0]])
    first, second = parts
    if "." in text or first > _MONTHS or first == second:
        return _of_numbers([year, second, first])
    if second > _MONTHS:
        return _of_numbers([year, first, second])
    raise ValidationError(_ambiguous(text), code="ambiguous")


def _of_numbers(numbers: list[int]) -> ReadDay:
    year, month, day = (*numbers, 1, 1)[:3]
    try:
        return ReadDay.of(date(year, month, day), _PRECISIONS[len(numbers) - 1])
    except (OverflowError, ValueError) as error:
        raise ValidationError(_("There is no such day in the calendar."), code="invalid") from error


def _ambiguous(text: str) -> str:
    said = _("“%(text)s” may be two days. Write year, month and day: 2024-03-12; or 2024-03, or 2024.")
    return said % {"text": text[:_LONGEST]}


def _unreadable() -> str:
    return _("Write year, month and day as 2024-03-12; or, where no more is known, 2024-03 or 2024.")


class PartialDateField(forms.DateField):
    """Takes a day, a month or a year, in numbers or with the name of the month in any language."""

    def to_python(self, value: Any) -> date | None:
        """Return the first day that is meant, with its precision, or None for nothing."""
        if isinstance(value, str) and value.strip():
            return read_day(value)
        return None if isinstance(value, str) else super().to_python(value)


class WholeDateField(PartialDateField):
    """Takes a day, of which no part is missing."""

    def to_python(self, value: Any) -> date | None:
        """Return the day, or None for nothing."""
        found = super().to_python(value)
        if isinstance(found, ReadDay) and found.precision != Precision.DAY:
            raise ValidationError(_("Write the whole day: 2024-03-12."), code="invalid")
        return found


class PartialDatesMixin(forms.BaseForm):
    """A form whose dates say by themselves how exactly they are known, and that asks back for those of long ago."""

    def clean(self) -> Any:
        """Put each precision into the field beside its date; ask where a year is hardly meant."""
        cleaned = super().clean()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, ReadDay):
                self._settle(name, value)
        return cleaned

    def _settle(self, name: str, day: ReadDay) -> None:
        beside = f"{name}_precision"
        self.cleaned_data[name] = day.plain
        if beside in self.fields and day.precision != Precision.DAY:
            self.cleaned_data[beside] = str(day.precision.value)
        box = f"{SURE}{self.add_prefix(name)}"
        if day.year < EARLIEST and name in self.changed_data and self.data.get(box) != day.isoformat():
            self.add_error(name, _long_ago(box, day))


def _long_ago(box: str, day: ReadDay) -> SafeString:
    return format_html(
        '{} <label><input type="checkbox" name="{}" value="{}"> {}</label>',
        _("Is the year %(year)s meant?") % {"year": day.year},
        box,
        day.isoformat(),
        _("Yes, that year"),
    )
