"""Dates as they are known: to the day, the month or the year, or as an interval that an expression of EDTF says.

A date is stored in three columns: the day by which it is put in order, which is the first that it may mean (of an
interval that is open at its start, the last); its precision; and the expression, blank where the precision says all.
"""

import calendar
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.dating import edtf
from factcheck.dating.edtf import Expression, Unit
from factcheck.fields import FieldCheck, known


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", pgettext_lazy("precision of a date", "day")
    MONTH = "month", pgettext_lazy("precision of a date", "month")
    YEAR = "year", pgettext_lazy("precision of a date", "year")
    # Everything else, such as a season or "before 1990".
    INTERVAL = "interval", pgettext_lazy("precision of a date", "interval")


Shown = dict[str, Any]
"""A date as documents show it."""

PRECISION, EDTF = "_precision", "_edtf"
"""What the columns beside a date are called, after its own name."""

_PRECISION_HELP: Final = _(
    "How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month."
)
_NO_INTERVAL: Final = _("Write which interval is meant, such as “spring 2023” or “between March and May 2021”.")
_UNITS: Final = {Unit.DAY: Precision.DAY, Unit.MONTH: Precision.MONTH, Unit.YEAR: Precision.YEAR}
_SHOWN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def truncate(day: date, precision: str) -> date:
    """Return the first day that a date of this precision may mean."""
    match precision:
        case Precision.YEAR:
            return date(day.year, 1, 1)
        case Precision.MONTH:
            return date(day.year, day.month, 1)
        case _:
            return day


def latest(day: date, precision: str) -> date:
    """Return the last day that a date of this precision may mean."""
    match precision:
        case Precision.YEAR:
            return date(day.year, 12, 31)
        case Precision.MONTH:
            return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
        case _:
            return day


def of_row(row: Any, field: str) -> Shown | None:
    """Return a date of a row as documents show it, or None where it is unknown."""
    beside = (getattr(row, f"{field}{end}") for end in (PRECISION, EDTF))
    return as_document(getattr(row, field), *beside)


def as_document(day: date | None, precision: str, expression: str = "") -> Shown | None:
    """Return a date as documents show it, or None where it is unknown.

    The date is cut to what is known of it: `2023`, `2023-11` or `2023-11-11`. That of an interval is its expression,
    with the first and the last day that it may mean, each None where it is open.
    """
    if day is None:
        return None
    if precision != Precision.INTERVAL:
        return {"date": day.isoformat()[: _SHOWN[Precision(precision)]], "precision": str(precision)}
    found = edtf.parse(expression)
    open_or_not = {"earliest": found.earliest, "latest": found.latest}
    said = {name: end.isoformat() if end else None for name, end in open_or_not.items()}
    return {"date": expression, "precision": str(precision), **said}


def columns(field: str, expression: Expression) -> dict[str, Any]:
    """Return what the three columns of a date hold for an expression."""
    point = expression.point if expression.is_plain else None
    precision = _UNITS[point.unit] if point else Precision.INTERVAL
    written = "" if point else str(expression)
    return {field: expression.place, f"{field}{PRECISION}": precision.value, f"{field}{EDTF}": written}


def columns_of(field: str, written: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what the three columns of a date hold for one of a document; no columns where it is unknown."""
    return columns(field, edtf.parse(written["date"])) if written else {}


def precision_field(**kwargs: Any) -> "models.CharField[str, str]":
    """Return the column beside a date that says how exactly the date is known."""
    options = {"max_length": 8, "choices": Precision, "default": Precision.DAY, "help_text": _PRECISION_HELP}
    return models.CharField(**{**options, **kwargs})


def edtf_field() -> "models.CharField[str, str]":
    """Return the column beside a date that holds its expression where day, month or year can't say it."""
    return models.CharField(_("as an interval"), max_length=edtf.LONGEST, blank=True, default="", editable=False)


def dated(field: str) -> tuple[models.CheckConstraint, ...]:
    """Return the checks that a date's precision is a known one, and that an interval alone has an expression."""
    is_interval = models.Q(**{f"{field}{PRECISION}": Precision.INTERVAL})
    is_blank = models.Q(**{f"{field}{EDTF}": ""})
    return (
        known(f"{field}{PRECISION}", Precision.values),
        FieldCheck(
            field=f"{field}{PRECISION}",
            condition=(is_interval & ~is_blank) | (~is_interval & is_blank),
            name=f"%(app_label)s_%(class)s_{field}_interval",
            violation_error_message=_NO_INTERVAL,
        ),
    )


def truncate_dates(instance: models.Model, *fields: str) -> None:
    """Settle the named dates of a row, in place, each by the precision and the expression in the columns beside it.

    Call it from `clean`: it leaves alone a date or a precision that failed its own field's check.

    Raises:
        ValidationError: an expression is none, by field.
    """
    for field in fields:
        day, precision = getattr(instance, field), getattr(instance, f"{field}{PRECISION}")
        if day is None and precision == Precision.INTERVAL:
            setattr(instance, f"{field}{PRECISION}", Precision.DAY)
        if not isinstance(day, date) or precision != Precision.INTERVAL:
            # What was an interval may be a day now, or nothing.
            setattr(instance, f"{field}{EDTF}", "")
        if isinstance(day, date):
            setattr(instance, field, _settled(instance, field))


def _settled(instance: models.Model, field: str) -> date:
    """The day that is stored for a date, which is its place in the order of time."""
    day, precision, written = (getattr(instance, f"{field}{beside}") for beside in ("", PRECISION, EDTF))
    # That an interval has its expression is a constraint.
    if precision != Precision.INTERVAL or not written:
        return truncate(day, precision)
    try:
        return edtf.parse(written).place
    except ValueError as error:
        raise ValidationError({field: _NO_INTERVAL}) from error


def meant(instance: models.Model, field: str) -> tuple[date, date]:
    """Return the first and the last day that a date of a row may mean; the calendar's own ends where it is open."""
    return ends(*(getattr(instance, f"{field}{beside}") for beside in ("", PRECISION, EDTF)))


def ends(day: date, precision: str, expression: str) -> tuple[date, date]:
    """Return the first and the last day that a date of three columns may mean."""
    if precision != Precision.INTERVAL or not expression:
        return truncate(day, precision), latest(day, precision)
    found = edtf.parse(expression)
    return found.earliest or date.min, found.latest or date.max


def is_to_come(day: date) -> bool:
    """Whether a day, the first that a date may mean, lies in the future, wherever on earth it is asked."""
    return day > timezone.now().date() + timedelta(days=1)


def refuse_to_come(instance: models.Model, *fields: str) -> None:
    """Refuse the named dates of a row that lie in the future. Call it from `clean`, after `truncate_dates`.

    Raises:
        ValidationError: by field.
    """
    errors = {field: _("That day is still to come.") for field in fields if _is_all_to_come(instance, field)}
    if errors:
        raise ValidationError(errors)


def _is_all_to_come(instance: models.Model, field: str) -> bool:
    day = getattr(instance, field)
    if not isinstance(day, date):
        return False
    return is_to_come(meant(instance, field)[0] if hasattr(instance, f"{field}{PRECISION}") else day)


def span(documents: Iterable[Mapping[str, Any] | None]) -> tuple[date | None, date | None]:
    """Return the first and the last day that any of these dates may mean; None where none is known.

    Where one is open, they are the first and the last day of the calendar.
    """
    known_ones = [edtf.parse(document["date"]) for document in documents if document is not None]
    first = [each.earliest or date.min for each in known_ones]
    last = [each.latest or date.max for each in known_ones]
    return min(first, default=None), max(last, default=None)


def in_order(document: Mapping[str, Any]) -> str:
    """Return what dates of documents are sorted by: a year comes before its months, a month before its days."""
    shown = str(document["date"])
    return f"{edtf.parse(shown).place} {shown}" if document["precision"] == Precision.INTERVAL else shown
