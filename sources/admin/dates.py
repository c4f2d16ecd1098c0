"""Dates in lists, no more exact than they are known."""

from django.db import models

from factcheck.dates import Precision, of_row
from factcheck.language.dates import date_words


def day(record: models.Model, field: str) -> str:
    """The date in a column as 2023, 2023-11 or 2023-11-11, or in words; nothing where it is unknown."""
    shown = of_row(record, field)
    if shown is None:
        return ""
    return date_words(shown["date"]) if shown["precision"] == Precision.INTERVAL else str(shown["date"])
