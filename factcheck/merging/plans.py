"""What a merge would do, told to the editor before it is done. Leaves nothing written."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction

from factcheck.merging.drafts import MergeError, merge_drafts, refuse_unfit
from factcheck.merging.journal import Step
from factcheck.merging.relations import CannotMoveError
from factcheck.publishing.canonical import sha256
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.plans import names_citing
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing.merged import PUBLIC


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What merging two records would do."""

    # Such as "3 attributions", of what comes to the winner.
    moved: list[str]
    # What the winner has already, by kind and name; the loser's is dropped.
    dropped: list[str]
    added: list[str]
    states: tuple[State, State]
    # Names of public records that name the loser.
    touched: list[str]
    fingerprint: str

    @property
    def loser_is_public(self) -> bool:
        """Whether readers will be led from the loser's address to the winner's."""
        return self.states[0] in PUBLIC

    @property
    def publishes(self) -> bool:
        """Whether readers would see what they have not seen, so that the editor must allow it."""
        return self.loser_is_public and self.states != (State.PUBLISHED, State.PUBLISHED)


def plan(loser: Publishable, winner: Publishable) -> Plan:
    """What merging the two now would do.

    Raises:
        MergeError: they can't be merged, or not as things are.
    """
    kind = refuse_unfit(loser, winner)
    states = (state_of(loser), state_of(winner))
    if states[0] in PUBLIC and states[1] == State.WITHDRAWN:
        raise MergeError(f"“{winner}” is withdrawn, and the other is public: publish it again first.")
    touched = names_citing(loser) if states[0] in PUBLIC else []
    with transaction.atomic():
        try:
            steps = merge_drafts(kind, loser, winner)
        except CannotMoveError as error:
            raise MergeError(str(error)) from error
        finally:
            transaction.set_rollback(True)
    parts = [step for step in steps if step.model != loser._meta.label or step.after is not None]
    return Plan(
        moved=list(_counted(step for step in parts if step.before and step.after)),
        dropped=[_named(step) for step in parts if step.after is None],
        added=[_named(step) for step in parts if step.before is None],
        states=states,
        touched=touched,
        # A row that is only planned has no key to stay.
        fingerprint=_fingerprint([*map(str, states), *([s.model, s.key if s.before else "", s.before] for s in steps)]),
    )


def compared(loser: Publishable, winner: Publishable) -> list[tuple[str, str, str]]:
    """Name and both values of each column that an editor fills in."""
    fields = [field for field in loser._meta.concrete_fields if field.editable and not field.primary_key]
    return [(str(field.verbose_name), _shown(loser, field), _shown(winner, field)) for field in fields]


def _shown(record: models.Model, field: Any) -> str:
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    value = getattr(record, field.name)
    return "" if value is None else str(value)


def _counted(steps: Iterable[Step]) -> Iterable[str]:
    for label, count in Counter(step.model for step in steps).items():
        meta = _shown_meta(label)
        yield f"{count} {meta.verbose_name if count == 1 else meta.verbose_name_plural}"


def _named(step: Step) -> str:
    return f"{_shown_meta(step.model).verbose_name}: {step.name}"


def _shown_meta(label: str) -> Any:
    model = apps.get_model(label)
    if not model._meta.auto_created:
        return model._meta
    *_, target = (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))
    return target.related_model._meta


def _fingerprint(value: Any) -> str:
    return sha256(json.dumps(value).encode()).hex()
