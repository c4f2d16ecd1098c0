"""A merge, and its undoing, as far as drafts and readers go: done in a transaction, which may be taken back."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from factcheck.editing.rows import locked, refused_as, stored
from factcheck.merging.drafts import MergeError, merge_drafts, refuse_unfit
from factcheck.merging.journal import CannotPutBackError, Json, Step, put_back
from factcheck.merging.models import Merge
from factcheck.merging.relations import CannotMoveError
from factcheck.publishing.canonical import sha256
from factcheck.publishing.kinds import get
from factcheck.publishing.models import Publishable, Revision
from factcheck.publishing.planning.edition import content_of
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.writing import log, merged

Shown = list[Json]
"""Each revision that readers get: of which record, how it changed, and what the record now says."""


class Merging(NamedTuple):
    """What was done to make one record of two."""

    loser: Any
    winner: Any
    steps: list[Step]
    published: merged.Merged
    shown: Shown

    @property
    def fingerprint(self) -> str:
        """Whether the same would be done another time."""
        return fingerprint(self.steps, self.shown)


class Undoing(NamedTuple):
    """What was done to make two records of one again."""

    loser: Any
    merge: Merge
    shown: Shown

    @property
    def fingerprint(self) -> str:
        """Whether the same would be done another time."""
        return fingerprint((), self.shown)


@contextmanager
def taken_back() -> Iterator[None]:
    """Leave nothing of what the block writes."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def do_merge(loser: Publishable, winner: Publishable, *, by: User, note: str, publish: bool) -> Merging:
    """Make one record of two. The caller holds a transaction.

    Raises:
        MergeError: the two can't be one, or not as things are.
    """
    log.lock()
    kind = refuse_unfit(loser, winner)
    loser, winner = _held(loser), _held(winner)
    try:
        merged.refuse_unless_mergeable(loser, winner, note=note, publish=publish)
        with refused_as(MergeError):
            steps = merge_drafts(kind, loser, winner)
        head = log_head()
        published = merged.merged(loser, winner, by=by, note=note)
    except (PublishingError, CannotMoveError) as error:
        raise MergeError(str(error)) from error
    return Merging(loser, winner, steps, published, shown_since(head))


def do_undo(merge: Merge, *, by: User, note: str) -> Undoing:
    """Put everything back that a merge moved, removed or added. The caller holds a transaction.

    Raises:
        MergeError: it is undone already, or something that it would put back has changed since.
    """
    log.lock()
    current = locked(stored(merge))
    if current is None or current.undone_at is not None:
        raise MergeError(_("This merge is undone already."))
    if not current.steps:
        raise MergeError(_("What this merge moved was erased by a redaction, so it can't be undone."))
    winner, was, head = _winner(current), merged.Merged.from_json(current.published), log_head()
    try:
        anew = merged.refuse_unless_undoable(winner, was)
        put_back(Step(*step) for step in current.steps)
        loser = get(current.kind).model._default_manager.get(pk=current.loser_key)
        merged.unmerged(loser, winner, was, anew=anew, by=by, note=note)
    except (PublishingError, CannotPutBackError) as error:
        raise MergeError(str(error)) from error
    return Undoing(loser, current, shown_since(head))


def log_head() -> int:
    """The sequence of the last revision; -1 if there is none."""
    last: int | None = Revision.objects.aggregate(last=Max("sequence"))["last"]
    return -1 if last is None else last


def shown_since(head: int) -> Shown:
    """What readers have got since that revision."""
    revisions = Revision.objects.filter(sequence__gt=head).select_related("body").order_by("sequence")
    return [
        {"record": [row.kind, row.record_id], "change": row.change, "content": content_of(row.body.data)}
        for row in revisions
    ]


def fingerprint(steps: Iterable[Step], shown: Shown | None) -> str:
    """Whether another merge would do the same to drafts and to what readers see."""
    # A row that was only added for a try has no key to stay.
    done = [[step.model, step.key if step.before else "", step.before] for step in steps]
    return sha256(json.dumps([done, shown], sort_keys=True).encode()).hex()


def _held(record: Publishable) -> Any:
    """The record as it is now, locked."""
    found = locked(stored(record))
    if found is not None:
        return found
    before = Merge.objects.filter(loser_id=record.public_id, undone_at=None).first()
    if before is not None:
        raise MergeError(
            _("“%(record)s” was merged into “%(winner)s” already.") % {"record": record, "winner": before.winner_name}
        )
    raise MergeError(_("“%(record)s” has been deleted since you opened it.") % {"record": record})


def _winner(merge: Merge) -> Publishable:
    found = locked(get(merge.kind).model._default_manager.filter(pk=merge.winner_key))
    if found is not None:
        return found
    later = Merge.objects.filter(loser_id=merge.winner_id, undone_at=None).first()
    if later is not None:
        raise MergeError(
            _("“%(winner)s” was merged into “%(later)s” since: undo that first.")
            % {"winner": merge.winner_name, "later": later.winner_name}
        )
    raise MergeError(
        _("“%(winner)s” was deleted since, so there is nothing to take apart.") % {"winner": merge.winner_name}
    )
