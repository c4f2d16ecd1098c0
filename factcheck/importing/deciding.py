"""Editors decide on records that may be one."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, in_one_line, locked, save_valid, stored
from factcheck.importing.models import UnsureMatch
from factcheck.importing.vocabulary import Decision
from factcheck.merging.actions import MergeError, merge
from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key


class DecisionError(Exception):
    """A decision that can't be carried out; the message is for the editor."""


def both_sides(match: UnsureMatch) -> tuple[Any, Any]:
    """The imported record and the one that it may be; None for one that is there no more."""
    keys = [Key(match.kind, match.imported_id), Key(match.kind, match.candidate_id)]
    found = {record.public_id: record for record in kinds.records_of(keys)}
    return found.get(match.imported_id), found.get(match.candidate_id)


def decide(match: UnsureMatch, *, same: bool, by: User) -> UnsureMatch:
    """Take it that the two are one, and merge the imported one into the other; or that they are two for good.

    Raises:
        DecisionError: it is decided already, one of the two is gone, or the two can't be merged as things are.
    """
    with acting(by=by, what="decided on an unsure match"):
        now = locked(stored(match))
        if now is None:
            raise DecisionError(GONE)
        if now.decision != Decision.OPEN:
            raise DecisionError(_("Somebody has decided on it already."))
        if same:
            _merge(now, by=by)
        now.decision = Decision.SAME if same else Decision.DIFFERENT
        now.decided_by, now.decided_at = by, timezone.now()
        return save_valid(now)


def _merge(match: UnsureMatch, *, by: User) -> None:
    imported, candidate = both_sides(match)
    if imported is None or candidate is None:
        raise DecisionError(_("One of the two is there no more: decide that they are two."))
    try:
        merge(imported, into=candidate, by=by)
    except MergeError as error:
        raise DecisionError(in_one_line(error)) from error
