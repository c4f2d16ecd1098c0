"""Dates as editors type them: a day, a month, a year, or words such as “spring 2023” and “before 1990”.

What may mean two dates is refused, a year long ago is asked back, and what was made of words is said.
"""

from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from factcheck.dates import EDTF, PRECISION, Precision, columns, of_row
from factcheck.dating import edtf
from factcheck.dating import typed as dating
from factcheck.dating.phrases import FIRST_YEAR, AmbiguousDateError
from factcheck.desk.checking.asking import SURE
from factcheck.language.dates import expression_words, meaning_words
from factcheck.language.days import two_days, two_readings, typed

EARLIEST: Final = FIRST_YEAR
"""Years before this one are asked back: a date typed by halves is one of the year 1."""
PLACEHOLDER: Final = "2024-03-12, 2024-03, 2024"


def typed_date() -> forms.DateInput:
    """A line in which a day, a month or a year is typed."""
    return forms.DateInput(attrs={"placeholder": PLACEHOLDER, "class": "vTextField"}, format="%Y-%m-%d")


class ReadDay(date):
    """The first day that a date may mean, with how exactly it was typed, and of an interval its expression."""

    precision: Precision = Precision.DAY
    expression: str = ""

    @classmethod
    def of(cls, day: date, precision: Precision, expression: str = "") -> "ReadDay":
        """The day, with its precision."""
        found = cls(day.year, day.month, day.day)
        found.precision, found.expression = precision, expression
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
    try:
        found = columns("it", dating.typed_date(written))
    except dating.TwoDaysError as error:
        raise ValidationError(two_days(written.strip()), code="ambiguous") from error
    except AmbiguousDateError as error:
        raise ValidationError(two_readings(written.strip(), error.readings), code="ambiguous") from error
    except dating.NoSuchDayError as error:
        raise ValidationError(_("There is no such day in the calendar."), code="invalid") from error
    except ValueError as error:
        raise ValidationError(_unreadable(), code="invalid") from error
    return ReadDay.of(found["it"], Precision(found[f"it{PRECISION}"]), found[f"it{EDTF}"])


def _unreadable() -> str:
    return _("Write year, month and day as 2024-03-12; or, where no more is known, 2024-03 or 2024.")


class PartialDateField(forms.DateField):
    """Takes a day, a month or a year, in numbers or with a month named in any language, and intervals in words."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another date is typed; an interval is shown in words, and kept as what they mean."""
        try:
            before, now = self.to_python(initial), self.to_python(data)
        except ValidationError:
            return True
        return (before, _expression(before)) != (now, _expression(now))

    def to_python(self, value: Any) -> date | None:
        """Return the first day that is meant, with its precision, or None for nothing."""
        if isinstance(value, str) and value.strip():
            return read_day(value)
        return None if isinstance(value, str) else super().to_python(value)


def _expression(day: date | None) -> str:
    return day.expression if isinstance(day, ReadDay) else ""


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [name for name, field in self.fields.items() if type(field) is PartialDateField]:
            self._show_interval(name)

    def _show_interval(self, name: str) -> None:
        """Show an interval as words that may be typed, with what they mean."""
        instance = getattr(self, "instance", None)
        shown = of_row(instance, name) if getattr(instance, f"{name}{EDTF}", "") else None
        beside: Any = self.fields.get(f"{name}{PRECISION}")
        if shown is None and isinstance(beside, forms.ChoiceField):
            # No list says which interval is meant; still it is no error to send it, as who edited meanwhile may.
            offered: Any = beside.choices
            beside.widget.choices = [choice for choice in offered if choice[0] != Precision.INTERVAL]
        if shown:
            self.initial[name] = typed(shown["date"])
            field = self.fields[name]
            field.help_text = format_html("{} {}", understood(shown["date"]), field.help_text)

    def clean(self) -> Any:
        """Put each precision into the field beside its date; ask where a year is hardly meant."""
        cleaned = super().clean()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, ReadDay):
                self._settle(name, value)
        return cleaned

    def _settle(self, name: str, day: ReadDay) -> None:
        beside = f"{name}{PRECISION}"
        self.cleaned_data[name] = day.plain
        if beside in self.fields:
            # Whoever types a day may still say that only its month is known; no list says which interval is meant.
            said = self.cleaned_data.get(beside)
            if day.precision != Precision.DAY or said == Precision.INTERVAL:
                self.cleaned_data[beside] = str(day.precision.value)
            self._keep_expression(f"{name}{EDTF}", day.expression)
        box = f"{SURE}{self.add_prefix(name)}"
        if day.year < EARLIEST and name in self.changed_data and self.data.get(box) != day.isoformat():
            self.add_error(name, _long_ago(box, day))

    def _keep_expression(self, column: str, expression: str) -> None:
        self.cleaned_data[column] = expression
        instance = getattr(self, "instance", None)
        if hasattr(instance, column):
            # No field of the form bears it: it is read from what is typed.
            setattr(instance, column, expression)

    def intervals_typed(self) -> list[str]:
        """What was made of each interval that was typed now, in words."""
        names = [name for name in self.changed_data if self.cleaned_data.get(f"{name}{EDTF}")]
        return [understood(self.cleaned_data[f"{name}{EDTF}"]) for name in names]


def tell_intervals(request: HttpRequest, form: Any) -> None:
    """Say what was made of each date that was typed in words."""
    for said in form.intervals_typed() if isinstance(form, PartialDatesMixin) else ():
        messages.info(request, said)


def understood(expression: str) -> str:
    """What was made of what somebody typed."""
    words, meaning = expression_words(edtf.parse(expression)), meaning_words(expression)
    said = {"words": f"{words} ({meaning})" if meaning else words, "expression": expression}
    return _("Understood as %(words)s, in EDTF %(expression)s.") % said


def _long_ago(box: str, day: ReadDay) -> SafeString:
    return format_html(
        '{} <label><input type="checkbox" name="{}" value="{}"> {}</label>',
        _("Is the year %(year)s meant?") % {"year": day.year},
        box,
        day.isoformat(),
        _("Yes, that year"),
    )
