"""Asking for, confirming and taking back a redaction. What is confirmed is gone for good."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.changes.ties import Ties
from factcheck.editing.history import acting
from factcheck.editing.rows import locked, refused_as, save_valid, stored
from factcheck.publishing.kinds import Key
from factcheck.publishing.writing import log
from factcheck.redaction import erasing, kept, plans, tasks
from factcheck.redaction.models import Redaction
from factcheck.redaction.plans import RedactionError

__all__ = ["RedactionError", "confirm", "propose", "take_back"]


def propose(
    key: Key,
    *,
    by: User,
    basis: str,
    numbers: Sequence[int] = (),
    members: Sequence[str] = (),
    besides: Mapping[str, Collection[int]] | None = None,
) -> Redaction:
    """Ask for revisions of a record to be erased. Nothing is, until somebody else confirms it.

    Raises:
        RedactionError: readers see one of them now, there is none of that number, or one is asked for already.
    """
    chosen = {name: sorted(keys) for name, keys in (besides or {}).items() if keys}
    with acting(by=by, what="asked for a redaction"):
        log.lock()
        if not basis.strip():
            raise RedactionError(_("Name the legal basis: readers are told it."))
        plans.refuse_unfit(key, numbers, chosen)
        asked = Redaction(kind=key.kind, record_id=key.record_id, basis=basis, asked_by=by, besides=chosen)
        asked.numbers, asked.members = sorted(set(numbers)), list(members)
        with refused_as(RedactionError):
            return save_valid(asked)


def confirm(redaction: Redaction, *, by: User, words: str = "") -> Redaction:
    """Erase what was asked for, declare it in the log, and have the database's files cleared.

    `words` are looked for in what readers see of the record; they are not stored.

    Raises:
        RedactionError: it waits no more, who asked counts as the same person, or readers still see something of it.
    """
    with acting(by=by, what="confirmed a redaction"):
        log.lock()
        current = _waiting(redaction)
        _refuse_one_person(current, by)
        plans.refuse_unfit(current.key, current.numbers, current.besides)
        plans.refuse_shown(current.key, words)
        _carry_out(current, by=by)
        transaction.on_commit(partial(tasks.clear_files.enqueue, current.pk))
        return current


def take_back(redaction: Redaction, *, by: User) -> Redaction:
    """Let what was asked for be erased stay.

    Raises:
        RedactionError: it waits no more.
    """
    with acting(by=by, what="took a redaction back"):
        current = _waiting(redaction)
        current.taken_back_at, current.taken_back_by = timezone.now(), by
        return save_valid(current)


def replay(line: kept.Line) -> Redaction:
    """Erase again, in a database restored from an older backup, what the file of redactions says was erased."""
    with acting(by=None, what="carried out a redaction again"):
        log.lock()
        asked = Redaction(kind=line.key.kind, record_id=line.key.record_id, basis=line.basis, besides=line.besides)
        asked.numbers, asked.members = line.standing, line.members
        _declare(asked, by=None)
        erasing.erase_besides(asked.key, asked.besides)
        return asked


def objection(redaction: Redaction, by: User) -> str:
    """Why this user can't be the one who confirms it; "" if nothing stands against it."""
    if redaction.asked_by_id is None:
        return _("Whoever asked for it has no account any more: take it back and ask anew.")
    if redaction.asked_by_id in Ties().one_with(by.pk):
        return _("Somebody else must confirm it: you asked for it, or your account counts as one with theirs.")
    return ""


def _refuse_one_person(redaction: Redaction, by: User) -> None:
    if why := objection(redaction, by):
        raise RedactionError(why)


def _waiting(redaction: Redaction) -> Redaction:
    current = locked(stored(redaction))
    if current is None or not current.waits:
        raise RedactionError(_("It was confirmed or taken back already."))
    return current


def _carry_out(current: Redaction, *, by: User) -> None:
    try:
        _declare(current, by=by)
        erasing.erase_besides(current.key, current.besides)
        # Last: should the transaction fail now, the file has it carried out when it is replayed.
        kept.append(current)
    except kept.KeptError as error:
        raise RedactionError(str(error)) from error


def _declare(current: Redaction, *, by: User | None) -> None:
    current.entry = erasing.declare(current.key, current.numbers, basis=current.basis, members=current.members, by=by)
    current.confirmed_at, current.confirmed_by = timezone.now(), by
    current.save()
