"""The only ways to change what the public sees. Each is one transaction and adds revisions to the log."""

from collections.abc import Iterable
from typing import Final

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, lock, stored
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, canonical_bytes
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Change, Publication, PublicRecord, Publishable, Revision
from factcheck.publishing.planning import plans, preparing
from factcheck.publishing.planning.edition import Edition
from factcheck.publishing.planning.plans import Plan
from factcheck.publishing.planning.preparing import Prepared
from factcheck.publishing.planning.publications import publication_of
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.reading.records import document_of
from factcheck.publishing.writing import frozen, hooks, log, notes, read_model, revising
from factcheck.publishing.writing.damage import refused_if_damaged

__all__ = ["PublishingError", "correct", "hold", "prepare", "preview", "publish", "withdraw"]

_NAMED: Final = 10
_WHAT_WAS_WRONG: Final = gettext_lazy("what was wrong and what is right")
_WHY: Final = gettext_lazy("why it was withdrawn")


def publish(
    record: Publishable, *, by: User, note: str = "", also: Iterable[Publishable] = (), held: Plan | None = None
) -> Revision:
    """Show the public what the record now says.

    What the record cites and has no page yet is published with it; a claim that it cites only if it is
    among `also`. Every public document that embeds something that changes gets a reference revision.
    `held` is what `hold` gave for the same, for whoever has asked for it in this transaction already.

    Returns:
        The record's latest revision.

    Raises:
        PublishingError: if nothing has changed since it was published, a rule that blocks is not met, the record
            cites a withdrawn one, `also` holds what it does not cite, or nobody but the publisher edited one of
            the drafts.
    """
    chosen = list(also)
    prepared = None if held else _prepared(record, also=chosen)
    with refused_if_damaged(), acting(by=by, what="published it"):
        plan = held or hold(record, also=chosen, prepared=prepared)
        return _publish(plan, Change.UPDATE, by=by, note=note)


def correct(record: Publishable, *, by: User, note: str, held: Plan | None = None) -> Revision:
    """Publish the record as the correction of something that readers were told wrongly.

    Raises:
        PublishingError: if the note is blank, the record is not public, nothing has changed, a rule that blocks is
            not met, or nobody but the publisher edited one of the drafts.
    """
    prepared = None if held else _prepared(record)
    with refused_if_damaged(), acting(by=by, what="corrected it"):
        notes.require_note(note, _WHAT_WAS_WRONG)
        log.lock()
        _require_public(record)
        return _publish(held or hold(record, prepared=prepared), Change.CORRECTION, by=by, note=note)


def withdraw(record: Publishable, *, by: User, note: str) -> Revision:
    """Take the record off the public site; its address then answers with the note.

    Documents that merely point to the record get a reference revision that leaves it out.

    Raises:
        PublishingError: if the note is blank, the record is not public, or public documents rest on it.
    """
    with refused_if_damaged(), acting(by=by, what="withdrew it"):
        log.lock()
        notes.require_note(note, _WHY)
        words = notes.cleaned(note)
        document = _require_public(record)
        _refuse_if_rested_on(record)
        key, time = key_of(record), log.now()
        edition = Edition({})
        edition.drop(key)
        revision = revising.end(key, document, Change.WITHDRAWAL, note=words, by=by, time=time)
        read_model.withdraw(key)
        revising.write(edition, dict.fromkeys(edition.changes(), (Change.REFERENCE, "")), by=by, time=time)
        return revision


def preview(record: Publishable, *, also: Iterable[Publishable] = ()) -> Document:
    """The document that publishing the record now would make; nothing is written.

    Raises:
        PublishingError: as `publish` does, but not for an unchanged record.
    """
    plan = plans.plan(record, also=also)
    plan.refuse_unfit()
    return revising.stamped(plan.edition, {plan.key: (Change.UPDATE, "")}, time=timezone.now())[plan.key]


def prepare(record: Publishable, *, also: Iterable[Publishable] = ()) -> Prepared[Plan]:
    """What `hold` will give, unless somebody changes it before: found out before anybody is kept waiting.

    Raises:
        PublishingError: the record has been deleted.
    """
    chosen = list(also)
    return preparing.prepare(lambda: plans.plan(record, also=chosen).looked_through(), lambda plan: plan.rows)


def _prepared(record: Publishable, *, also: Iterable[Publishable] = ()) -> Prepared[Plan] | None:
    # In a transaction others wait already.
    return None if connection.in_atomic_block else prepare(record, also=also)


def hold(record: Publishable, *, also: Iterable[Publishable] = (), prepared: Prepared[Plan] | None = None) -> Plan:
    """What publishing the record would do, which nobody can change until this transaction ends.

    What `prepare` gave for the same is taken where it still holds.

    Raises:
        PublishingError: the record, or one of `also`, has been deleted.
    """
    log.lock()
    chosen = list(also)
    for draft in (record, *chosen):
        if not lock(stored(draft), may_be_cited=True):
            raise PublishingError(GONE)
    return preparing.held(lambda: prepare(record, also=chosen), prepared).found


def _publish(plan: Plan, change: Change, *, by: User, note: str) -> Revision:
    plan.refuse_unfit()
    if objection := plan.objection(by):
        raise PublishingError(objection)
    frozen.number(plan.numbered)
    revision = _show(plan, change, by=by, note=note)
    frozen.shown(plan.templates)
    hooks.published(plan.templates, by)
    return revision


def _show(plan: Plan, change: Change, *, by: User, note: str) -> Revision:
    changed = plan.edition.changes()
    if plan.key not in changed:
        return _nothing_to_show(plan, change)
    plan.refuse_blocked()
    words = notes.cleaned(note)
    changes = {
        key: (change if key in plan.templates else Change.REFERENCE, words if key == plan.key else "")
        for key in changed
    }
    return revising.write(plan.edition, changes, by=by, time=log.now())[plan.key]


def _nothing_to_show(plan: Plan, change: Change) -> Revision:
    same = plan.published is not None and bytes(plan.published.template) == canonical_bytes(plan.template)
    if change == Change.CORRECTION or same:
        raise PublishingError(_("Nothing that readers see has changed since it was last published."))
    # It now cites a draft: readers see that when the draft is published.
    frozen.remember({plan.key: plan.template})
    return revising.last_revision(plan.key)


def _require_public(record: Publishable) -> Document:
    key = key_of(record)
    publication, document = publication_of(key), document_of(key)
    if publication is None or publication.withdrawn or document is None:
        raise PublishingError(_("It is not public, so there is nothing to correct or withdraw."))
    return document


def _refuse_if_rested_on(record: Publishable) -> None:
    key = key_of(record)
    if not kinds.get(key.kind).published_when_cited:
        return
    citing = Publication.objects.filter(citations__record_id=key.record_id, withdrawn=False)
    if ids := list(citing.values_list("record_id", flat=True)[:_NAMED]):
        names = PublicRecord.objects.filter(record_id__in=ids).values_list("name", flat=True)
        raise PublishingError(
            _("Public records rest on it; change or withdraw them first: %(names)s") % {"names": "; ".join(names)}
        )
