"""What the values of sources are called in front of readers."""

from django import template

from sources import countries
from sources.pages.retractions import retracted_sources
from sources.pages.words import VALUES

register = template.Library()

register.filter("country_name", countries.country_name)
register.filter("retracted_sources", retracted_sources)


@register.filter
def source_word(value: str, field: str) -> str:
    """The words for a value of a field, such as `press release`."""
    return str(VALUES.get(field, {}).get(value) or value)
