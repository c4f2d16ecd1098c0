"""Publishing many records in one go: the same revisions as one by one, with what is asked asked once for all."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth.models import User
from django.db import connection
from django.utils.translation import gettext_lazy as _

from factcheck.editing.history import Edited, acting
from factcheck.editing.rows import GONE
from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Change, Publishable
from factcheck.publishing.planning import plans, preparing
from factcheck.publishing.planning.plans import Plan
from factcheck.publishing.planning.preparing import Prepared
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.writing import frozen, hooks, log, revising
from factcheck.publishing.writing.actions import publish
from factcheck.publishing.writing.damage import refused_if_damaged

UNCHANGED: Final = _("Nothing that readers see has changed since it was last published.")


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
    # In a transaction others wait already.
    before = _Fit(records) if connection.in_atomic_block else _fit(records, _prepare, by=by)
    with refused_if_damaged(), acting(by=by, what="published it"):
        log.lock()
        found = _fit(before.records, lambda chosen: _held(chosen, before), by=by)
        found.refused = before.refused | found.refused
        try:
            with acting(by=by, what="published it"):
                _show(found.plans, by=by, note=note)
        except PublishingError:
            # One of them can't be written exactly: it alone is to be refused.
            return _one_by_one(found, by=by, note=note)
        return Together([plan.key for plan in found.plans], found.refused)


_Plans = dict[Key, Plan]
_Planning = Callable[[Sequence[Publishable]], Prepared[_Plans]]


@dataclass
class _Fit:
    """Those of some records that can be published, their plans, made without the others, and why these can't."""

    records: Sequence[Publishable]
    prepared: Prepared[_Plans] | None = None
    refused: dict[Key, str] = field(default_factory=dict)

    @property
    def plans(self) -> list[Plan]:
        return list(self.prepared.found.values()) if self.prepared else []


def _fit(
    records: Sequence[Publishable], plan: Callable[[Sequence[Publishable]], Prepared[_Plans]], *, by: User
) -> _Fit:
    """Leave out what can't be published, which takes no slug from the others, until all can that are left."""
    refused: dict[Key, str] = {}
    while True:
        prepared = plan(records)
        gone = {key: str(GONE) for record in records if (key := key_of(record)) not in prepared.found}
        reasons = gone | _reasons(list(prepared.found.values()), by)
        if not reasons:
            return _Fit(records, prepared, refused)
        refused |= reasons
        records = [record for record in records if key_of(record) not in reasons]


def _prepare(records: Sequence[Publishable]) -> Prepared[_Plans]:
    def rows(found: _Plans) -> Iterable[Edited]:
        return next((plan.rows for plan in found.values()), ())

    return preparing.prepare(lambda: _looked_through(plans.plans(records)), rows)


def _looked_through(found: _Plans) -> _Plans:
    return {key: plan.looked_through() for key, plan in found.items()}


def _held(records: Sequence[Publishable], before: _Fit) -> Prepared[_Plans]:
    found = preparing.held(lambda: _prepare(records), before.prepared if records is before.records else None)
    for plan in itertools.islice(found.found.values(), 1):
        plan.look_again()
    return found


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


def _one_by_one(found: _Fit, *, by: User, note: str) -> Together:
    result = Together([], found.refused)
    for record in found.records:
        try:
            publish(record, by=by, note=note)
            result.published.append(key_of(record))
        except PublishingError as error:
            result.refused[key_of(record)] = str(error)
    return result
