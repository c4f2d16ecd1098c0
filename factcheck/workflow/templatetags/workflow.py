"""Names and times on the pages of the desk."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.timezone import localtime

from factcheck.language.dates import date_words, moment_words

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
def day(when: date) -> str:
    """A day, in words of the page's language."""
    return date_words(when.isoformat())
