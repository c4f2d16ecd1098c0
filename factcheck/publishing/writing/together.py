"""Publishing many records in one go: the same revisions as one by one, with what is asked asked once for all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth.models import User

from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, lock
from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Change, Publishable
from factcheck.publishing.planning import plans
from factcheck.publishing.planning.plans import Plan
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.writing import frozen, hooks, log, revising
from factcheck.publishing.writing.actions import publish
from factcheck.publishing.writing.damage import refused_if_damaged

UNCHANGED: Final = "Nothing that readers see has changed since it was last published."


@dataclass
class Together:
    """What became of records that were to be published together: those that were, and why the others were not."""

    published: list[Key] = field(default_factory=list)
    refused: dict[Key, str] = field(default_factory=dict)


def publish_together(records: Sequence[Publishable], *, by: User, note: str = "") -> Together:
    """Show the public what each of the records now says, each by itself: one that can't be published stops no other.

    The documents and their order in the log are those of `publish` for one after the other, at one moment. But for
    records that cite each other: they do so at once, where one after the other would take a reference revision more.
    """
    with refused_if_damaged(), acting(by=by, what="published it"):
        log.lock()
        found = _fit(records, by=by)
        try:
            with acting(by=by, what="published it"):
                _show(found.plans, by=by, note=note)
        except PublishingError:
            # One of them can't be written exactly: it alone is to be refused.
            return _one_by_one(found, records, by=by, note=note)
        return Together([plan.key for plan in found.plans], found.refused)


@dataclass
class _Fit:
    plans: list[Plan]
    refused: dict[Key, str]


def _fit(records: Sequence[Publishable], *, by: User) -> _Fit:
    """The plans of those that can be published, made without the others, which take no slug from them."""
    refused: dict[Key, str] = {}
    chosen = _there(records, refused)
    while True:
        found = list(plans.plans(chosen).values())
        reasons = _reasons(found, by)
        if not reasons:
            return _Fit(found, refused)
        refused |= reasons
        chosen = [record for record in chosen if key_of(record) not in reasons]


def _there(records: Sequence[Publishable], refused: dict[Key, str]) -> list[Publishable]:
    """Those that are stored still; nobody else writes them until the transaction ends."""
    there: list[Publishable] = []
    for model in dict.fromkeys(type(record) for record in records):
        theirs = [record for record in records if type(record) is model]
        locked = set(lock(model._default_manager.filter(pk__in=[record.pk for record in theirs])))
        there += [record for record in theirs if record.pk in locked]
        refused |= {key_of(record): GONE for record in theirs if record.pk not in locked}
    return there


def _reasons(found: Iterable[Plan], by: User) -> dict[Key, str]:
    reasons: dict[Key, str] = {}
    changed: set[Key] | None = None
    for plan in found:
        try:
            plan.refuse_unfit()
            if objection := plan.objection(by):
                raise PublishingError(objection)
            changed = set(plan.edition.changes()) if changed is None else changed
            if plan.key not in changed:
                raise PublishingError(UNCHANGED)
            plan.refuse_blocked()
        except PublishingError as error:
            reasons[plan.key] = str(error)
    return reasons


def _show(found: Sequence[Plan], *, by: User, note: str) -> None:
    if not found:
        return
    edition = found[0].edition
    templates = {key: template for plan in found for key, template in plan.templates.items()}
    frozen.number({key: slug for plan in found for key, slug in plan.numbered.items()})
    roots = {plan.key for plan in found}
    changes = {
        key: (Change.UPDATE if key in templates else Change.REFERENCE, note if key in roots else "")
        for key in _in_order(found, edition.changes())
    }
    revising.write(edition, changes, by=by, time=log.now())
    frozen.shown(templates)
    hooks.published(templates, by)


def _in_order(found: Sequence[Plan], changed: Sequence[Key]) -> list[Key]:
    """What changes, in the order in which it would if the records were published one after the other."""
    wanted = set(changed)
    order: Mapping[Key, None] = {
        key: None
        for plan in found
        for key in sorted(plan.templates, key=lambda key: kinds.rank(key.kind))
        if key in wanted
    }
    return [*order, *(key for key in changed if key not in order)]


def _one_by_one(found: _Fit, records: Sequence[Publishable], *, by: User, note: str) -> Together:
    result = Together([], found.refused)
    for record in records:
        if key_of(record) in found.refused:
            continue
        try:
            publish(record, by=by, note=note)
            result.published.append(key_of(record))
        except PublishingError as error:
            result.refused[key_of(record)] = str(error)
    return result
