"""Making one draft of two, which a plan tries out and a merge does."""

from typing import Any

from django.utils.translation import gettext as _

from factcheck.merging import mergeable, relations
from factcheck.merging.filling import fill
from factcheck.merging.journal import Journal, Step
from factcheck.publishing.models import Publishable


class MergeError(Exception):
    """A merge that can't be done or undone; nothing was written. The message is for the editor."""


def refuse_unfit(loser: Publishable, winner: Publishable) -> mergeable.Mergeable:
    """How the two are merged.

    Raises:
        MergeError: they are no two records of a kind that can be.
    """
    kind = mergeable.get(type(loser))
    if type(loser) is not type(winner):
        raise MergeError(
            _("Records of two kinds can't be merged: %(loser)s, %(winner)s.")
            % {"loser": loser.record_kind, "winner": winner.record_kind}
        )
    if kind is None:
        raise MergeError(_("Records of this kind can't be merged: %(kind)s.") % {"kind": loser.record_kind})
    if loser.pk == winner.pk:
        raise MergeError(_("A record can't be merged into itself: choose the other one."))
    return kind


def merge_drafts(kind: mergeable.Mergeable, loser: Any, winner: Any) -> list[Step]:
    """Make one draft of two; the steps that it took. The caller holds a transaction."""
    journal = Journal()
    kind.absorb(loser, winner, journal)
    relations.move(loser, winner, journal)
    journal.remove(loser)
    fill(loser, winner, journal)
    return journal.steps
