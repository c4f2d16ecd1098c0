"""What the page of a claim at the desk says of the records of archives that it was imported from."""

import json
from typing import Any, Final

from django import template

from claims.models import Claim
from factcheck.importing.models import ImportedRecord

register = template.Library()

_MOST: Final = 10
_LONGEST: Final = 20_000


@register.simple_tag
def imported_records(record: Any) -> list[ImportedRecord]:
    """The records that a claim was imported from; none for what is no claim, or new."""
    if not isinstance(record, Claim) or record.pk is None:
        return []
    return list(record.imported_records.order_by("pk")[:_MOST])


@register.filter
def original_shown(record: ImportedRecord) -> str:
    """The original of a record, a member a line, as far as it is not too long to read."""
    try:
        shown = json.dumps(json.loads(record.original), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        shown = record.original
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
