"""Taking out of the history, as earlier versions wrote it, what rows that were added tell themselves."""

from django.db.models import QuerySet

from factcheck.editing import registry
from factcheck.editing.database.added import tell_added
from factcheck.editing.models import Operation, RowChange

_BATCH = 500


def shrink() -> tuple[int, int]:
    """Empty the changes that say of an added row just what is told without them.

    A row that changed without history, as by a migration, keeps what its change says. Returns how many changes were
    emptied, of how many. It takes no lock: what is told of a row stays the same however the row changes meanwhile.
    """
    changes = RowChange.objects.filter(
        operation=Operation.INSERT, erased=False, model__in=[entry.label for entry in registry.tracked()]
    ).exclude(after={})
    last = emptied = looked_at = 0
    while batch := list(changes.filter(pk__gt=last).order_by("pk")[:_BATCH]):
        last = batch[-1].pk
        emptied += _told(changes, batch).update(after={})
        looked_at += len(batch)
    return emptied, looked_at


def _told(changes: QuerySet[RowChange], batch: list[RowChange]) -> QuerySet[RowChange]:
    said = {change.pk: change.after for change in batch}
    for change in batch:
        change.after = {}
    tell_added(batch)
    return changes.filter(pk__in=[change.pk for change in batch if change.after == said[change.pk]])
