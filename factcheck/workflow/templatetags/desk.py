"""What the templates of the desk say of the parts of a record."""

from datetime import datetime, timedelta
from typing import Any, Final

from django import template
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from factcheck.desk.pages import lines
from factcheck.publishing.admin.findings import Findings, Placed

register = template.Library()

register.filter("drawn", lines.drawn)

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
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(moment, depth=1)}


@register.filter
def at_place(findings: Findings | None, place: str) -> list[Placed]:
    """What was found in one place of a form."""
    return findings.at(place) if findings else []


@register.filter
def at_row(findings: Findings | None, inline_form: Any) -> list[Placed]:
    """What was found in a saved row of an inline."""
    public_id = getattr(inline_form.original, "public_id", "")
    return at_place(findings, f"{inline_form.formset.prefix}:{public_id}") if public_id else []
