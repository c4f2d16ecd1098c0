"""What points at a record, as the models themselves say it: a new foreign key is moved without being named here."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from factcheck.editing.rows import in_one_line, refuse_clash
from factcheck.merging.journal import Journal


class CannotMoveError(Exception):
    """A row can't be made to point at the winner; the message is for the editor."""


class Pointing(NamedTuple):
    """A foreign key to a model, that of a many-to-many relation's own table included."""

    model: type[models.Model]
    field: Any


def pointing_at(model: type[models.Model]) -> list[Pointing]:
    """Every foreign key to this model."""
    return [
        Pointing(other, field)
        for other in apps.get_models(include_auto_created=True)
        for field in other._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is model and not other._meta.proxy
    ]


def rows_of(record: models.Model) -> Iterator[tuple[Pointing, "models.QuerySet[Any]"]]:
    """The rows that point at a record, foreign key by foreign key."""
    for pointing in pointing_at(type(record)):
        yield pointing, pointing.model._base_manager.filter(**{pointing.field.name: record.pk}).order_by("pk")


def move(loser: models.Model, winner: models.Model, journal: Journal) -> None:
    """Let all that points at the loser point at the winner; what would say a thing twice, or of itself, is removed.

    Raises:
        CannotMoveError: if a row that says more than that would have to go.
    """
    for pointing, rows in rows_of(loser):
        for row in rows:
            _move_row(pointing, row, winner, journal)


def _move_row(pointing: Pointing, row: models.Model, winner: models.Model, journal: Journal) -> None:
    column = pointing.field.attname
    before = getattr(row, column)
    setattr(row, column, winner.pk)
    clash = _clash(row)
    setattr(row, column, before)
    if not clash:
        journal.change(row, **{column: winner.pk})
    elif pointing_at(pointing.model):
        raise CannotMoveError(
            _("“%(row)s” stands in the way (%(name)s): %(clash)s")
            % {"name": pointing.model._meta.verbose_name, "row": row, "clash": clash}
        )
    else:
        journal.remove(row)


def _clash(row: models.Model) -> str:
    """Why the row can't be as it now is, or nothing."""
    try:
        refuse_clash(row)
    except ValidationError as error:
        return in_one_line(error)
    return ""
