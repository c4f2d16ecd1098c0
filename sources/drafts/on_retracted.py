"""Which drafts rest on retracted sources: that cite one, or a source that draws on one, through however many."""

from typing import Final

from django.db.models import DateTimeField, F, Func, QuerySet
from django.db.models.expressions import RawSQL

from sources.models import Source

# Each source that a retraction reaches, with when that was recorded. UNION leaves out what it has, so circles end.
_REACHED: Final = """
    WITH RECURSIVE reached (source_id, recorded_at) AS (
        SELECT id, retraction_recorded_at FROM sources_source WHERE retraction_recorded_at IS NOT NULL
        UNION
        SELECT sources_draw.source_id, reached.recorded_at
        FROM reached JOIN sources_draw ON sources_draw.drawn_on_id = reached.source_id
    )
"""


def reached() -> QuerySet[Source]:
    """The sources that were retracted, and those whose reporting goes back to one."""
    return Source.objects.filter(pk__in=RawSQL(f"{_REACHED} SELECT source_id FROM reached", []))  # noqa: S608, S611


def recorded_at(source: str) -> Func:
    """When the last retraction that reaches the source of that name was recorded; null where none does."""
    latest = f"({_REACHED} SELECT MAX(recorded_at) FROM reached WHERE source_id = %(expressions)s)"  # noqa: S608
    return Func(F(source), template=latest, output_field=DateTimeField())
