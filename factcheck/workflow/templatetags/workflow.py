"""Names and times on the pages of the desk."""

from datetime import date, datetime
from typing import Any

from django import template
from django.db.models import Model
from django.utils.timezone import localtime

from factcheck.dates import of_row
from factcheck.language.dates import date_words, exact_moment_words, moment_words

register = template.Library()


@register.filter
def account(user: Any) -> str:
    """The name of an account; of one that is gone nothing is known."""
    return user.get_username() if user else "somebody"


@register.filter
def moment(when: datetime) -> str:
    """A time to the minute, in UTC and in words of the page's language."""
    return moment_words(localtime(when).isoformat())


@register.filter
def exact_moment(when: datetime) -> str:
    """A time to the second, in UTC and in words of the page's language."""
    return exact_moment_words(localtime(when).isoformat())


@register.filter
def day(when: date) -> str:
    """A day, or that of a time in UTC, in words of the page's language."""
    of_day = localtime(when).date() if isinstance(when, datetime) else when
    return date_words(of_day.isoformat())


@register.filter
def as_known(row: Model, field: str) -> str:
    """A date of a row, no more exact than it is known, in words of the page's language; nothing where it is unknown."""
    shown = of_row(row, field)
    return date_words(shown["date"]) if shown else ""
