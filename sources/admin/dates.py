"""Dates in lists, cut to what is known of them."""

from datetime import date

from factcheck.dates import as_document


def day(on: date | None, precision: str) -> str:
    """The date as 2023, 2023-11 or 2023-11-11; nothing where it is unknown."""
    shown = as_document(on, precision)
    return shown["date"] if shown else ""
