"""What an action will do is found out before it keeps anybody waiting, and is held to once it does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from django.db import connection, models

from factcheck.database.asked import Asked, is_anybody_writing, remembering
from factcheck.editing.history import Edited, latest_change
from factcheck.editing.rows import lock
from factcheck.publishing.models import Revision

Found = TypeVar("Found")


class _Moment(NamedTuple):
    """The last change of drafts and the last revision, and whether a transaction was open that may add earlier ones."""

    change: int
    sequence: int
    is_open: bool

    def is_now(self) -> bool:
        """Whether nothing was written since that drafts or readers are shown by."""
        return not self.is_open and (self.change, self.sequence) == _latest()


@dataclass(frozen=True)
class Prepared(Generic[Found]):
    """What an action would do, what that was found out from, and the rows whose words it is about."""

    found: Found
    rows: frozenset[Edited]
    asked: Asked
    moment: _Moment

    def holds(self) -> bool:
        """Whether it would be found out the same now. Nobody may be able to publish meanwhile."""
        return self.moment.is_now() or self.asked.is_answered_the_same()


def prepare(find: Callable[[], Found], rows: Callable[[Found], Iterable[Edited]]) -> Prepared[Found]:
    """What `find` finds out, which writes nothing; `rows` tells of it which rows it is about."""
    moment = _moment()
    with remembering() as asked:
        found = find()
        about = frozenset(rows(found)) if connection.features.has_select_for_update else frozenset()
    return Prepared(found, about, asked, moment)


def held(again: Callable[[], Prepared[Found]], before: Prepared[Found] | None = None) -> Prepared[Found]:
    """What is found out, which nobody can change until this transaction ends; `before` where that still holds.

    Whoever is editing one of its rows is waited for: what they wrote would otherwise be neither in it nor after it.
    The caller keeps others from publishing.
    """
    locked = frozenset[Edited]()
    current, is_new = before or again(), before is None
    while True:
        missing = current.rows - locked
        hold(missing)
        locked |= missing
        if (is_new and not missing) or current.holds():
            return current
        current, is_new = again(), True


def hold(rows: Iterable[Edited]) -> None:
    """Let nobody else write these rows until the transaction ends; others may be made that cite them."""
    wanted: dict[type[models.Model], list[int]] = {}
    for row in rows:
        wanted.setdefault(row.model, []).append(row.key)
    # Whoever edits a record has locked it before its parts.
    for model in sorted(wanted, key=_order):
        lock(model._base_manager.filter(pk__in=wanted[model]), may_be_cited=True)


def _order(model: type[models.Model]) -> tuple[bool, str]:
    return not hasattr(model, "record_kind"), model._meta.label_lower


def _moment() -> _Moment:
    # In this order: who begins between the two questions gets later numbers.
    return _Moment(*_latest(), is_anybody_writing())


def _latest() -> tuple[int, int]:
    sequence = Revision.objects.order_by("-sequence").values_list("sequence", flat=True).first()
    return latest_change(), -1 if sequence is None else sequence
