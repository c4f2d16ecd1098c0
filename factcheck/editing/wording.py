"""Changes of rows in the words of the desk: which part of a record, which field, from what to what."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from factcheck.dates import PRECISION
from factcheck.editing import registry
from factcheck.editing.models import Operation, RowChange
from factcheck.editing.names import Names
from factcheck.editing.states import Row, decoded
from factcheck.publishing.reading.differences import Budget, Difference, Segment, segments

# What no editor wrote.
_UNSAID = frozenset({"id", "public_id", "created_at", "updated_at", "version", "sha256"})
# Of a long text, what is said around a change, in characters.
_KEPT = 160
_LONGEST = 2000


class Wording:
    """Says what was changed of one record. All names come from one query a model, however many changes there are."""

    def __init__(self, record: models.Model, changes: Iterable[RowChange]) -> None:
        self.record = record
        self.budget = Budget()
        self.names = Names(pair for change in changes for pair in _named(change))

    def differences(self, changes: Iterable[RowChange]) -> list[Difference]:
        """Every field that these changes changed."""
        return [difference for change in changes for difference in self._of(change)]

    def _of(self, change: RowChange) -> Iterator[Difference]:
        entry = registry.get(change.model)
        if entry is None:
            return
        before, after = decoded(entry.model, change.before), decoded(entry.model, change.after)
        place = self._place(entry, change)
        for field in _fields(entry):
            was, now = self._text(field, before), self._text(field, after)
            if was != now and not _goes_without_saying(field, before, after):
                shown = tuple(map(_clipped, segments(was, now, self.budget)))
                yield Difference(place, _label(entry, field), shown)

    def _place(self, entry: registry.Tracked, change: RowChange) -> str:
        """The part that the row is, or belongs to; nothing for the record itself."""
        model, key = _part(entry, change)
        if model is type(self.record) and key == self.record.pk:
            return ""
        name = self.names.find(model, key)
        kind = str(capfirst(model._meta.verbose_name))
        marks = {Operation.INSERT: _("%s, added"), Operation.DELETE: _("%s, removed")}
        mark = "%s" if _is_link(entry) else marks.get(Operation(change.operation), "%s")
        return mark.replace("%s", f"{kind}: {name or key}")

    def _text(self, field: Any, row: Row) -> str:
        value = row.get(field.attname)
        if value is None:
            return ""
        if field.remote_field:
            return self.names.of(field.remote_field.model, value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(field, models.DecimalField):
            return f"{value.normalize():f}"
        return str(dict(field.flatchoices).get(value, value))


def _goes_without_saying(field: Any, before: Row, after: Row) -> bool:
    """True of how exactly a date of a new or removed row is known, as long as it is known to the day."""
    value = (before or after).get(field.attname)
    return not (before and after) and field.name.endswith(PRECISION) and value == field.default


def _is_link(entry: registry.Tracked) -> bool:
    return bool(entry.model._meta.auto_created)


def _part(entry: registry.Tracked, change: RowChange) -> tuple[type[models.Model], object]:
    """What the row is to an editor: a row that links two records is no part of its own."""
    if _is_link(entry) and entry.parent_model:
        return entry.parent_model, change.parent_id
    return entry.model, change.row_id


def _fields(entry: registry.Tracked) -> list[Any]:
    unsaid = _UNSAID | {entry.parent_column}
    return [field for field in entry.model._meta.concrete_fields if field.attname not in unsaid]


def _label(entry: registry.Tracked, field: Any) -> str:
    if _is_link(entry) and entry.parent_model:
        for many in entry.parent_model._meta.many_to_many:
            if many.remote_field.through is entry.model:
                return str(capfirst(many.verbose_name))
    return str(capfirst(field.verbose_name))


def _named(change: RowChange) -> Iterator[tuple[type[models.Model], object]]:
    entry = registry.get(change.model)
    if entry is None:
        return
    yield _part(entry, change)
    for field in entry.model._meta.concrete_fields:
        if field.remote_field:
            values = (change.before.get(field.attname), change.after.get(field.attname))
            yield from ((field.remote_field.model, value) for value in values if value is not None)


def _clipped(segment: Segment) -> Segment:
    """A stretch cut short: nobody looks for a changed word in pages that stayed."""
    text = segment.text
    if segment.mark == "same" and len(text) > 3 * _KEPT:
        return Segment("same", f"{text[:_KEPT]} … {text[-_KEPT:]}")
    return segment if len(text) <= _LONGEST else Segment(segment.mark, f"{text[:_LONGEST]} …")
