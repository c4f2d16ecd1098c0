"""What the values of sources are called in front of readers."""

from django import template

from sources import countries
from sources.words import VALUES

register = template.Library()

register.filter("country_name", countries.country_name)


@register.filter
def source_word(value: str, field: str) -> str:
    """The words for a value of a field, such as `press release`."""
    return str(VALUES.get(field, {}).get(value) or value)
