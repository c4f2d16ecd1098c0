"""What the templates of the desk say of the parts of a record."""

from datetime import datetime, timedelta
from typing import Any, Final

from django import template
from django.utils import timezone
from django.utils.timesince import timesince

register = template.Library()

_A_MINUTE: Final = timedelta(minutes=1)


@register.filter
def row_title(inline_form: Any) -> str:
    """What a saved row of an inline says of itself."""
    return str(inline_form.model_admin.row_title(inline_form.original))


@register.filter
def row_line(inline_form: Any) -> str:
    """The second line of a saved row of an inline, or nothing."""
    return str(inline_form.model_admin.row_line(inline_form.original))


@register.filter
def ago(moment: datetime) -> str:
    """How long ago it was, to the largest unit."""
    if timezone.now() - moment < _A_MINUTE:
        return "just now"
    return f"{timesince(moment, depth=1)} ago"
