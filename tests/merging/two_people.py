"""Merging, and undoing it, as two people do where readers see it: like the actions, which one can't do alone."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.models import User

from factcheck.merging import actions
from factcheck.merging.models import Merge
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning import four_eyes


def proposer() -> User:
    """Somebody who does nothing but propose."""
    return User.objects.get_or_create(username="proposer")[0]


def merge(loser: Publishable, *, into: Publishable, by: User, note: str = "", publish: bool = False) -> Merge:
    """Merge the two, which somebody else has proposed where readers see it."""
    asked: dict[str, Any] = {"note": note, "publish": publish}
    # One may do alone what nobody can propose, or else the merge itself is refused.
    with suppress(actions.MergeError):
        if four_eyes.required():
            actions.propose_merge(loser, into=into, by=proposer(), **asked)
    return actions.merge(loser, into=into, by=by, **asked)


def undo_merge(merge: Merge, *, by: User, note: str = "") -> Publishable:
    """Undo the merge, which somebody else has proposed where readers see it."""
    with suppress(actions.MergeError):
        if four_eyes.required():
            actions.propose_undo(merge, by=proposer(), note=note)
    return actions.undo_merge(merge, by=by, note=note)
