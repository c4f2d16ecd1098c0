"""What a merge would do, told to the editor before it is done. Leaves nothing written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext

from factcheck.dates import PRECISION
from factcheck.merging.doing import Shown, do_undo, fingerprint, log_head, shown_since, taken_back
from factcheck.merging.drafts import MergeError, merge_drafts, refuse_unfit
from factcheck.merging.journal import Step, read
from factcheck.merging.models import Merge
from factcheck.merging.relations import CannotMoveError
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.plans import names_citing
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing import log
from factcheck.publishing.writing.merged import PUBLIC, merged

_SHOWN: Final = 1000
"""Characters of a value that the page shows."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What merging two records would do."""

    # Such as "Attributions: 3", of what comes to the winner.
    moved: list[str]
    # What the winner lacks and gets: the name of each column, and its value.
    filled: list[tuple[str, str]]
    # What the winner has already, by kind and name; the loser's is dropped.
    dropped: list[str]
    added: list[str]
    states: tuple[State, State]
    # Names of public records that name the loser.
    touched: list[str]
    # Whether readers would see anything of it, so that one person proposes it and another does it.
    changes_public: bool
    fingerprint: str

    @property
    def loser_is_public(self) -> bool:
        """Whether readers will be led from the loser's address to the winner's."""
        return self.states[0] in PUBLIC

    @property
    def publishes(self) -> bool:
        """Whether readers would see what they have not seen, so that the editor must allow it."""
        return self.loser_is_public and self.states != (State.PUBLISHED, State.PUBLISHED)


def plan(loser: Publishable, winner: Publishable, *, by: User) -> Plan:
    """What merging the two now would do, if this user did it.

    Raises:
        MergeError: they can't be merged, or not as things are.
    """
    kind = refuse_unfit(loser, winner)
    states = (state_of(loser), state_of(winner))
    if states[0] in PUBLIC and states[1] == State.WITHDRAWN:
        raise MergeError(
            gettext("“%(winner)s” is withdrawn, and the other is public: publish it again first.") % {"winner": winner}
        )
    touched = names_citing(loser) if states[0] in PUBLIC else []
    with taken_back():
        log.lock()
        try:
            steps = merge_drafts(kind, loser, winner)
        except CannotMoveError as error:
            raise MergeError(str(error)) from error
        shown = _readers_get(loser, winner, by)
    parts = [step for step in steps if step.model != loser._meta.label or step.after is not None]
    own = [step for step in parts if step.before and step.after and _is_of(step, winner)]
    return Plan(
        moved=list(_counted(step for step in parts if step.before and step.after and step not in own)),
        filled=[each for step in own for each in _filled(step)],
        dropped=[_named(step) for step in parts if step.after is None],
        added=[_named(step) for step in parts if step.before is None],
        states=states,
        touched=touched,
        changes_public=shown is None or bool(shown),
        fingerprint=fingerprint(steps, shown),
    )


def _is_of(step: Step, record: models.Model) -> bool:
    return (step.model, step.key) == (record._meta.label, str(record.pk))


def _filled(step: Step) -> Iterable[tuple[str, str]]:
    """The columns that the winner gets, as editors call them, with their values."""
    row = apps.get_model(step.model)(**read(apps.get_model(step.model), step.after or {}))
    for field in row._meta.concrete_fields:
        if field.attname in (step.after or {}) and field.editable and not field.name.endswith(PRECISION):
            yield str(field.verbose_name), _shown(row, field)


def plan_undo(merge: Merge, *, by: User) -> Shown:
    """What readers would get if this user undid the merge; nothing where it can't be undone, which undoing says."""
    with taken_back():
        try:
            return do_undo(merge, by=by, note="").shown
        except MergeError:
            return []


def _readers_get(loser: Publishable, winner: Publishable, by: User) -> Shown | None:
    """What readers would get; None where something stands against it, which merging says."""
    head = log_head()
    try:
        merged(loser, winner, by=by, note="")
    except PublishingError:
        return None
    return shown_since(head)


def compared(loser: Publishable, winner: Publishable) -> list[tuple[str, str, str]]:
    """Name and both values of each column that an editor fills in."""
    fields = [field for field in loser._meta.concrete_fields if field.editable and not field.primary_key]
    return [(str(field.verbose_name), _shown(loser, field), _shown(winner, field)) for field in fields]


def _shown(record: models.Model, field: Any) -> str:
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    value = getattr(record, field.name)
    return "" if value is None else str(value)[:_SHOWN]


def _counted(steps: Iterable[Step]) -> Iterable[str]:
    for label, count in Counter(step.model for step in steps).items():
        yield f"{capfirst(_shown_meta(label).verbose_name_plural)}: {count}"


def _named(step: Step) -> str:
    return f"{_shown_meta(step.model).verbose_name}: {step.name}"


def _shown_meta(label: str) -> Any:
    model = apps.get_model(label)
    if not model._meta.auto_created:
        return model._meta
    *_, target = (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))
    return target.related_model._meta
