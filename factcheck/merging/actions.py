"""Making one record of two, and two again. Each is one transaction, one change in the desk's history."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.editing.history import acting
from factcheck.editing.rows import locked, refused_as, stored
from factcheck.merging import relations
from factcheck.merging.drafts import MergeError, merge_drafts, refuse_unfit
from factcheck.merging.journal import CannotPutBackError, Step, put_back
from factcheck.merging.models import Merge
from factcheck.publishing.kinds import get
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.writing import log, merged

__all__ = ["MergeError", "merge", "undo_merge"]


def merge(loser: Publishable, *, into: Publishable, by: User, note: str = "", publish: bool = False) -> Merge:
    """Let all that points at the loser point at the winner, and take the loser away.

    The winner's own words stand. A public loser's address leads to the winner from then on. `publish` allows
    what that takes: that the winner, or what is not yet published of the two, becomes public.

    Raises:
        MergeError: the two can't be one, or not as things are.
    """
    with acting(by=by, what=f"merged “{loser}” into “{into}”"):
        log.lock()
        kind = refuse_unfit(loser, into)
        loser, winner = _held(loser), _held(into)
        try:
            merged.refuse_unless_mergeable(loser, winner, by=by, note=note, publish=publish)
            with refused_as(MergeError):
                steps = merge_drafts(kind, loser, winner)
            published = merged.merged(loser, winner, by=by, note=note)
        except (PublishingError, relations.CannotMoveError) as error:
            raise MergeError(str(error)) from error
        return _recorded(loser, winner, steps, published, by=by, note=note)


def undo_merge(merge: Merge, *, by: User, note: str = "") -> Publishable:
    """Put everything back that the merge moved, removed or added. Returns the record that is there again.

    Raises:
        MergeError: it is undone already, or something that it would put back has changed since.
    """
    with acting(by=by, what=f"undid the merge of “{merge.loser_name}” into “{merge.winner_name}”"):
        log.lock()
        current = locked(stored(merge))
        if current is None or current.undone_at is not None:
            raise MergeError("This merge is undone already.")
        winner, was = _winner(current), merged.Merged.from_json(current.published)
        try:
            anew = merged.refuse_unless_undoable(winner, was)
            put_back(Step(*step) for step in current.steps)
            loser = get(current.kind).model._default_manager.get(pk=current.loser_key)
            merged.unmerged(loser, winner, was, anew=anew, by=by, note=note)
        except (PublishingError, CannotPutBackError) as error:
            raise MergeError(str(error)) from error
        current.undone_at, current.undone_by = timezone.now(), by
        current.save(update_fields=["undone_at", "undone_by"])
        return loser


def _held(record: Publishable) -> Any:
    """The record as it is now, locked."""
    found = locked(stored(record))
    if found is not None:
        return found
    before = Merge.objects.filter(loser_id=record.public_id, undone_at=None).first()
    if before is not None:
        raise MergeError(f"“{record}” was merged into “{before.winner_name}” already.")
    raise MergeError(f"“{record}” has been deleted since you opened it.")


def _recorded(
    loser: Publishable, winner: Publishable, steps: list[Step], published: merged.Merged, *, by: User, note: str
) -> Merge:
    return Merge.objects.create(
        kind=loser.record_kind,
        loser_key=loser.pk,
        loser_id=loser.public_id,
        loser_name=str(loser),
        winner_key=winner.pk,
        winner_id=winner.public_id,
        winner_name=str(winner),
        note=note,
        merged_at=timezone.now(),
        merged_by=by,
        steps=steps,
        published=published.as_json(),
    )


def _winner(merge: Merge) -> Publishable:
    found = locked(get(merge.kind).model._default_manager.filter(pk=merge.winner_key))
    if found is not None:
        return found
    later = Merge.objects.filter(loser_id=merge.winner_id, undone_at=None).first()
    if later is not None:
        raise MergeError(f"“{merge.winner_name}” was merged into “{later.winner_name}” since: undo that first.")
    raise MergeError(f"“{merge.winner_name}” was deleted since, so there is nothing to take apart.")
