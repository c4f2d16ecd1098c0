"""Putting a record back to what it was: a change like any other, of drafts alone."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from factcheck.editing import registry
from factcheck.editing.database.triggers import UNSAID
from factcheck.editing.history import acting, changes_of
from factcheck.editing.models import Operation, RowChange
from factcheck.editing.rows import lock, missing, refuse_clash, refused_as, stored
from factcheck.editing.states import Key, Row, current_state, state_at


class RestoreError(Exception):
    """A state that can't be restored; nothing was written. The message is for the editor."""


def differences_to(record: models.Model, to: int) -> list[RowChange]:
    """What restoring the state after the change of this number would change, as changes that are not saved."""
    now, then = current_state(record), state_at(record, to)
    keys = [*then, *(key for key in now if key not in then)]
    return [
        _difference(key, now.get(key), then.get(key)) for key in keys if _said(now.get(key)) != _said(then.get(key))
    ]


def restore(record: models.Model, *, to: int, by: User) -> None:
    """Put the draft of a record, with all its parts, back to what it was right after the change of this number.

    What is public stays as it is. What came and went since can be restored in its turn.

    Raises:
        RestoreError: the record was not there, is like that already, or needs what is gone or taken by now.
    """
    try:
        with acting(by=by, what=_what(to)):
            lock(stored(record))
            _restore(record, to)
    except IntegrityError as error:
        message = _("That state can't be restored: something that it needs is gone, or what must be unique is taken.")
        raise RestoreError(message) from error


def refuse_erased(record: models.Model, to: int) -> None:
    """Refuse a state of which nobody knows what it was.

    Raises:
        RestoreError: a redaction took the words of changes since.
    """
    if changes_of(record).filter(pk__gt=to, erased=True).exists():
        raise RestoreError(
            _("What was changed since that state was erased, so it can't be restored: choose a later one.")
        )


def _what(to: int) -> str:
    change = RowChange.objects.filter(pk=to).first()
    return f"restored the state of {change.moment:%Y-%m-%d %H:%M:%S} UTC" if change else "restored the first state"


def _restore(record: models.Model, to: int) -> None:
    refuse_erased(record, to)
    changes = differences_to(record, to)
    own = (record._meta.label_lower, record.pk)
    if not changes:
        raise RestoreError(_("The record already is as it was then: there is nothing to restore."))
    if any((change.model, change.row_id) == own and not change.after for change in changes):
        raise RestoreError(_("The record did not exist then: choose a later state."))
    _remove(change for change in changes if change.operation == Operation.DELETE)
    written = [_write(change) for change in changes if change.operation != Operation.DELETE]
    for row in written:
        _check(row)


def _remove(changes: Iterable[RowChange]) -> None:
    going: dict[str, list[int]] = {}
    for change in changes:
        going.setdefault(change.model, []).append(change.row_id)
    # Not by delete(): it would take along what comes back to another place, or refuse because of it.
    for entry in reversed(registry.tracked()):
        rows = entry.model._base_manager.filter(pk__in=going.get(entry.label, ()))
        if entry.label in going:
            rows._raw_delete(rows.db)


def _write(change: RowChange) -> models.Model:
    entry = registry.get(change.model)
    if entry is None:
        raise RestoreError(_("That state can't be restored: it holds what no longer exists here."))
    row = entry.model._base_manager.filter(pk=change.row_id).first() or entry.model(pk=change.row_id)
    for name, value in change.after.items():
        setattr(row, name, value)
    _refuse_missing(row)
    with refused_as(partial(_refusal, row)):
        refuse_clash(row)
    row.save()
    return row


def _refuse_missing(row: models.Model) -> None:
    entry = registry.of(type(row))
    for field, target in missing(row):
        # Parts of the same record come back with it.
        if not (entry and _comes_back(entry, field.name, target)):
            name = target._meta.verbose_name
            raise RestoreError(
                _("That state can't be restored: something that it names has been deleted since (%(name)s).")
                % {"name": name}
            )


def _comes_back(entry: registry.Tracked, name: str, target: type[models.Model]) -> bool:
    other = registry.of(target)
    return name == entry.parent or bool(other and other.parent and other.parent_model is entry.parent_model)


def _check(row: models.Model) -> None:
    with refused_as(partial(_refusal, row)):
        row.clean_fields()
        row.full_clean()


def _refusal(row: models.Model, said: str) -> RestoreError:
    return RestoreError(
        _("That state can't be restored. %(part)s: %(said)s") % {"part": row._meta.verbose_name, "said": said}
    )


def _difference(key: Key, now: Row | None, then: Row | None) -> RowChange:
    before, after = _said(now), _said(then)
    if now is not None and then is not None:
        changed = [name for name in after if before.get(name) != after[name]]
        before, after = {name: before.get(name) for name in changed}, {name: after[name] for name in changed}
    operation = Operation.INSERT if now is None else Operation.DELETE if then is None else Operation.UPDATE
    parent = _parent(key, now or then or {})
    return RowChange(model=key[0], row_id=key[1], operation=operation, before=before, after=after, parent_id=parent)


def _parent(key: Key, row: Row) -> Any:
    entry = registry.get(key[0])
    return row.get(entry.parent_column) if entry and entry.parent else None


def _said(row: Row | None) -> Row:
    return {name: value for name, value in (row or {}).items() if name not in UNSAID}
