"""Dates that are known to the day, the month or the year.

A date of this sort is stored in two columns: the first day that it may mean, and its precision.
"""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", pgettext_lazy("precision of a date", "day")
    MONTH = "month", pgettext_lazy("precision of a date", "month")
    YEAR = "year", pgettext_lazy("precision of a date", "year")


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


def as_document(day: date | None, precision: str) -> dict[str, str] | None:
    """Return a date as documents show it, or None where it is unknown.

    The date is cut to what is known of it: `2023`, `2023-11` or `2023-11-11`.
    """
    if day is None:
        return None
    return {"date": day.isoformat()[: _SHOWN[Precision(precision)]], "precision": str(precision)}


def precision_field(**kwargs: Any) -> "models.CharField[str, str]":
    """Return the column beside a date that says how exactly the date is known."""
    help_text = "How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month."
    options = {"max_length": 5, "choices": Precision, "default": Precision.DAY, "help_text": help_text}
    return models.CharField(**{**options, **kwargs})


def truncate_dates(instance: models.Model, *fields: str) -> None:
    """Cut the named dates of a row, in place, each to the precision in the column beside it.

    Call it from `clean`: it leaves alone a date or a precision that failed its own field's check.
    """
    for field in fields:
        day = getattr(instance, field)
        if isinstance(day, date):
            setattr(instance, field, truncate(day, getattr(instance, f"{field}_precision")))


def is_to_come(day: date, precision: str = Precision.DAY) -> bool:
    """Whether all that a date may mean lies in the future, wherever on earth it is asked."""
    return truncate(day, precision) > timezone.now().date() + timedelta(days=1)


def refuse_to_come(instance: models.Model, *fields: str) -> None:
    """Refuse the named dates of a row that lie in the future. Call it from `clean`.

    Raises:
        ValidationError: by field.
    """
    days = {field: getattr(instance, field) for field in fields}
    errors = {
        field: "That day is still to come."
        for field, day in days.items()
        if isinstance(day, date) and is_to_come(day, getattr(instance, f"{field}_precision", Precision.DAY))
    }
    if errors:
        raise ValidationError(errors)


def span(documents: Iterable[dict[str, str] | None]) -> tuple[date | None, date | None]:
    """Return the first and the last day that any of these dates may mean; None where none is known."""
    known = [document for document in documents if document is not None]
    first = [_first_day(document["date"]) for document in known]
    last = [latest(_first_day(document["date"]), document["precision"]) for document in known]
    return min(first, default=None), max(last, default=None)


def _first_day(shown: str) -> date:
    return date.fromisoformat(shown + "-01-01"[len(shown) - 4 :])
