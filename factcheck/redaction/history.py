"""Emptying what the desk remembers of a record: who did something and when stays, what it said goes."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from factcheck.editing.history import changes_about
from factcheck.editing.models import ChangeSet, RowChange
from factcheck.merging.models import Merge, Proposal
from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Publication

_WHAT: Final = "made a change whose words were erased"
# Only what names records holds their words.
_QUOTE: Final = "“"
_ERASED: Final = "(erased)"
_OF_MERGES: Final = frozenset({"steps", "published", "note", "loser_name", "winner_name"})
# It has no salt: whoever guesses a template could tell by it.
_OF_TEMPLATES: Final = frozenset({"template_sha256"})


def changes_of(key: Key) -> QuerySet[RowChange]:
    """The changes of the record's draft and of its parts, also where the draft is gone."""
    model: Any = kinds.get(key.kind).model
    found = RowChange.objects.none()
    for row in _rows(model, key):
        found |= changes_about(model, row)
    return found


def forget(changes: QuerySet[RowChange]) -> None:
    """Take the values out of these changes, and out of what is said of each set of them."""
    keys = list(changes.order_by().values_list("pk", flat=True))
    theirs = RowChange.objects.filter(pk__in=keys)
    _forget_what(theirs)
    theirs.update(before={}, after={}, erased=True)


def forget_names(key: Key) -> None:
    """Take the record's names out of Django's own log of the desk."""
    model: Any = kinds.get(key.kind).model
    about = ContentType.objects.get_for_model(model)
    rows = [str(row) for row in _rows(model, key)]
    LogEntry.objects.filter(content_type=about, object_id__in=rows).update(object_repr=_ERASED, change_message="[]")


def forget_merges(key: Key) -> None:
    """Take out what merges of the record moved: they can't be undone any more, nor proposed ones be done."""
    either = Q(loser_id=key.record_id) | Q(winner_id=key.record_id)
    merges = Merge.objects.filter(either, kind=key.kind)
    proposals = Proposal.objects.filter(either, kind=key.kind)
    proposals.filter(closed_at=None).update(closed_at=timezone.now())
    proposals.update(note="", fingerprint="")
    merges.update(steps=[], published={}, note="")
    merges.filter(loser_id=key.record_id).update(loser_name=_ERASED)
    merges.filter(winner_id=key.record_id).update(winner_name=_ERASED)
    _forget_but_the_last(Merge, merges, _OF_MERGES)


def forget_templates(key: Key) -> None:
    """Take the hashes of the record's earlier frozen templates out of what is remembered of them."""
    _forget_but_the_last(Publication, Publication.objects.filter(kind=key.kind, record_id=key.record_id), _OF_TEMPLATES)


def _forget_but_the_last(model: type[Model], rows: QuerySet[Any], columns: Collection[str]) -> None:
    """Take these columns out of the changes of rows, but for what each last became: the rows are verified by that."""
    theirs = RowChange.objects.filter(model=model._meta.label_lower, row_id__in=list(rows.values_list("pk", flat=True)))
    _forget_what(theirs)
    said: set[tuple[int, str]] = set()
    for change in theirs.order_by("-pk"):
        earlier = {name for name in columns if (change.row_id, name) in said}
        said |= {(change.row_id, name) for name in columns if name in change.after}
        change.before, change.after = _without(change.before, columns), _without(change.after, earlier)
        change.erased = True
        change.save(update_fields=["before", "after", "erased"])


def _without(values: Mapping[str, Any], columns: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in columns}


def _forget_what(changes: QuerySet[RowChange]) -> None:
    sets = ChangeSet.objects.filter(pk__in=changes.order_by().values("change_set"), what__contains=_QUOTE)
    sets.update(what=_WHAT)


def _rows(model: type[Model], key: Key) -> Iterable[int]:
    """The key of the record's row, as it is or as the history has it."""
    now = model._default_manager.filter(public_id=key.record_id).values_list("pk", flat=True)
    if now:
        return list(now)
    said = Q(before__public_id=key.record_id) | Q(after__public_id=key.record_id)
    changes = RowChange.objects.filter(said, model=model._meta.label_lower).order_by()
    return set(changes.values_list("row_id", flat=True))
