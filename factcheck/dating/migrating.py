"""What migrations that go back make of dates which only an expression can say."""

from collections.abc import Callable
from datetime import date
from typing import Any

from factcheck.dating import edtf


def coarser(app: str, **dates: tuple[str, ...]) -> Callable[[Any, Any], None]:
    """What turns intervals into the month or the year in which they lie, by the names of models and their dates.

    What lies in no single year becomes unknown; where a row can't be without its date, it is the year of its place.
    """

    def change(apps: Any, schema_editor: Any) -> None:
        alias = schema_editor.connection.alias
        for name, fields in dates.items():
            model = apps.get_model(app, name)
            for field in fields:
                rows = model.objects.using(alias).filter(**{f"{field}_precision": "interval"})
                for row in rows.only(field, f"{field}_edtf").iterator():
                    model.objects.using(alias).filter(pk=row.pk).update(**_coarser(model, field, row))

    return change


def _coarser(model: Any, field: str, row: Any) -> dict[str, Any]:
    day, precision = _within(getattr(row, f"{field}_edtf"))
    if day is None and not _may_lack(model, field):
        day, precision = getattr(row, field).replace(month=1, day=1), "year"
    return {field: day, f"{field}_precision": precision, f"{field}_edtf": ""}


def _within(expression: str) -> tuple[date | None, str]:
    meant = edtf.parse(expression)
    first, last = meant.earliest, meant.latest
    if first is None or last is None or first.year != last.year:
        return None, "day"
    if first.month != last.month:
        return date(first.year, 1, 1), "year"
    return date(first.year, first.month, 1), "month"


def _may_lack(model: Any, field: str) -> bool:
    # A retraction has its date, or is none.
    return bool(model._meta.get_field(field).null) and field != "retracted_on"
