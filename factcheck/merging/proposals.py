"""What one person would merge, or take apart, before readers' eyes, and another has to do."""

from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.changes.ties import Ties
from factcheck.merging.doing import Shown
from factcheck.merging.drafts import MergeError
from factcheck.merging.models import Merge, Proposal
from factcheck.publishing.kinds import Key
from factcheck.publishing.planning import four_eyes


class Proposed(NamedTuple):
    """Just what would be done: to which records, and how."""

    kind: str
    loser_id: str
    winner_id: str
    undoes: Merge | None
    fingerprint: str


def open_proposals() -> "QuerySet[Proposal]":
    """What has been proposed and neither done nor dropped."""
    return Proposal.objects.filter(closed_at=None).select_related("proposed_by", "undoes")


def of_record(key: Key) -> list[Proposal]:
    """What is proposed for a record, as the one that goes or the one that stays."""
    return list(open_proposals().filter(Q(loser_id=key.record_id) | Q(winner_id=key.record_id), kind=key.kind))


def matching(asked: Proposed) -> Proposal | None:
    """What is proposed for these two, be it just this or something else by now."""
    rows = open_proposals().filter(kind=asked.kind, loser_id=asked.loser_id, winner_id=asked.winner_id)
    return rows.filter(undoes=asked.undoes).first()


def is_one_person(proposal: Proposal, by: User) -> bool:
    """Whether this user proposed it, or counts as one person with whoever did."""
    who = proposal.proposed_by_id
    return who is None or who in Ties().one_with(by.pk)


def refuse_alone(asked: Proposed, *, note: str, by: User) -> None:
    """Refuse to one person what readers would see, unless another proposed just this.

    Raises:
        MergeError: nobody else has proposed it, or something else.
    """
    if not four_eyes.required():
        return
    proposal = matching(asked)
    if proposal is None:
        raise MergeError(_("Readers would see it, so one person proposes it and another does it: propose it."))
    if is_one_person(proposal, by):
        raise MergeError(_("You proposed it, so somebody else does it."))
    if (proposal.fingerprint, proposal.note) != (asked.fingerprint, note):
        raise MergeError(
            _("It is no longer what %(proposed_by)s proposed: propose it anew.") % {"proposed_by": proposal.proposed_by}
        )


def refuse_needless(shown: Shown) -> None:
    """Refuse to propose what one person may do.

    Raises:
        MergeError: readers would see nothing of it, or four eyes are not asked for.
    """
    if not shown or not four_eyes.required():
        raise MergeError(_("One person may do this: there is nothing to propose."))


def propose(asked: Proposed, *, by: User, note: str, publish: bool = False) -> Proposal:
    """Write down what is proposed, in place of what was proposed before for the record that goes."""
    close(asked.loser_id)
    return Proposal.objects.create(proposed_by=by, note=note, publish=publish, **asked._asdict())


def close(loser_id: str) -> None:
    """Let nothing be proposed any longer for the record that goes."""
    Proposal.objects.filter(loser_id=loser_id, closed_at=None).update(closed_at=timezone.now())
