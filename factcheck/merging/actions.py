"""Making one record of two, and two again. Each is one transaction, one change in the desk's history.

Where readers would see it and four eyes are asked for, one person proposes it and another does it.
"""

from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.editing.history import acting
from factcheck.merging import proposals
from factcheck.merging.doing import Merging, do_merge, do_undo, taken_back
from factcheck.merging.drafts import MergeError
from factcheck.merging.models import Merge, Proposal
from factcheck.merging.proposals import Proposed
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.writing import merged
from factcheck.publishing.writing.damage import refused_if_damaged

__all__ = ["MergeError", "drop_proposal", "merge", "propose_merge", "propose_undo", "undo_merge"]


def merge(loser: Publishable, *, into: Publishable, by: User, note: str = "", publish: bool = False) -> Merge:
    """Let all that points at the loser point at the winner, and take the loser away.

    The winner's own words stand. A public loser's address leads to the winner from then on. `publish` allows
    what that takes: that the winner, or what is not yet published of the two, becomes public.

    Raises:
        MergeError: the two can't be one, or not as things are; or readers would see it, and nobody else has proposed
            just this.
    """
    with refused_if_damaged(MergeError), acting(by=by, what=f"merged “{loser}” into “{into}”"):
        # Once they are merged, all that they say is public.
        objection = four_eyes.objection(merged.unseen(loser, into), by=by) if four_eyes.required() else ""
        done = do_merge(loser, into, by=by, note=note, publish=publish)
        if done.shown:
            proposals.refuse_alone(_proposed(done), note=note, by=by)
        if done.shown and objection:
            raise MergeError(objection)
        proposals.close(done.loser.public_id)
        return _recorded(done, by=by, note=note)


def undo_merge(merge: Merge, *, by: User, note: str = "") -> Publishable:
    """Put everything back that the merge moved, removed or added. Returns the record that is there again.

    Raises:
        MergeError: it is undone already, or something that it would put back has changed since; or readers would see
            it, and nobody else has proposed just this.
    """
    what = f"undid the merge of “{merge.loser_name}” into “{merge.winner_name}”"
    with refused_if_damaged(MergeError), acting(by=by, what=what):
        done = do_undo(merge, by=by, note=note)
        if done.shown:
            proposals.refuse_alone(_proposed_undoing(merge, done.fingerprint), note=note, by=by)
        proposals.close(merge.loser_id)
        done.merge.undone_at, done.merge.undone_by = timezone.now(), by
        done.merge.save(update_fields=["undone_at", "undone_by"])
        loser: Publishable = done.loser
        return loser


def propose_merge(
    loser: Publishable, *, into: Publishable, by: User, note: str = "", publish: bool = False
) -> Proposal:
    """Ask another person to merge the two just like this. What was proposed for the loser before is dropped.

    Raises:
        MergeError: the two can't be one, or not as things are; or one person may merge them.
    """
    with acting(by=by, what="proposed a merge"):
        with taken_back():
            done = do_merge(loser, into, by=by, note=note, publish=publish)
        proposals.refuse_needless(done.shown)
        return proposals.propose(_proposed(done), by=by, note=note, publish=publish)


def propose_undo(merge: Merge, *, by: User, note: str = "") -> Proposal:
    """Ask another person to undo the merge. What was proposed for its loser before is dropped.

    Raises:
        MergeError: it can't be undone, or one person may undo it.
    """
    with acting(by=by, what="proposed to undo a merge"):
        with taken_back():
            done = do_undo(merge, by=by, note=note)
        proposals.refuse_needless(done.shown)
        return proposals.propose(_proposed_undoing(merge, done.fingerprint), by=by, note=note)


def drop_proposal(proposal: Proposal, *, by: User) -> None:
    """Propose it no longer. Whoever may merge the two may drop what another proposed."""
    with acting(by=by, what="dropped a proposal"):
        proposals.close(proposal.loser_id)


def _proposed(done: Merging) -> Proposed:
    return Proposed(done.loser.record_kind, done.loser.public_id, done.winner.public_id, None, done.fingerprint)


def _proposed_undoing(merge: Merge, fingerprint: str) -> Proposed:
    return Proposed(merge.kind, merge.loser_id, merge.winner_id, merge, fingerprint)


def _recorded(done: Merging, *, by: User, note: str) -> Merge:
    loser, winner = done.loser, done.winner
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
        steps=done.steps,
        published=done.published.as_json(),
    )
