"""What the templates of the desk say of the parts of a record."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def row_title(inline_form: Any) -> str:
    """What a saved row of an inline says of itself."""
    return str(inline_form.model_admin.row_title(inline_form.original))


@register.filter
def row_line(inline_form: Any) -> str:
    """The second line of a saved row of an inline, or nothing."""
    return str(inline_form.model_admin.row_line(inline_form.original))
