"""Rows changed, removed and added, each written down as JSON, so that all of it can be put back."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext

from factcheck.editing.rows import missing, refuse_clash, refused_as, save_valid, stored

Json = dict[str, Any]


class CannotPutBackError(Exception):
    """Something that a step would put back has changed since; the message is for the editor."""


class Step(NamedTuple):
    """What was done to one row: columns before and after; None where there was no row."""

    model: str
    key: str
    before: Json | None
    after: Json | None
    # What editors call a row that was removed or added.
    name: str = ""


class Journal:
    """Changes, removes and adds rows, and keeps each as a step that can be put back."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def change(self, row: models.Model, **values: Any) -> None:
        """Set columns of a row, named by attribute, such as `claim_id=7`."""
        # As stored: the caller may have changed the instance.
        names = [field.name for field in row._meta.concrete_fields if field.attname in values]
        before = columns(stored(row).only(*names).get(), values)
        stored(row).update(**values)
        for name, value in values.items():
            setattr(row, name, value)
        self.steps.append(Step(row._meta.label, str(row.pk), before, columns(row, values)))

    def remove(self, row: models.Model) -> None:
        """Delete a row to which nothing points any more."""
        before = columns(row)
        step = Step(row._meta.label, str(row.pk), before, None, _name(row))
        stored(row).delete()
        self.steps.append(step)

    def add(self, row: models.Model) -> None:
        """Save a new row.

        Raises:
            ValidationError: its fields or constraints refuse it.
        """
        save_valid(row, force_insert=True)
        self.steps.append(Step(row._meta.label, str(row.pk), None, columns(row), _name(row)))


def _name(row: models.Model) -> str:
    if not row._meta.auto_created:
        return str(row)
    # A row of a many-to-many relation is called what it points to.
    *_, target = (field for field in row._meta.concrete_fields if isinstance(field, models.ForeignKey))
    return str(getattr(row, target.name))


def put_back(steps: Iterable[Step]) -> None:
    """Undo the steps, the last one first.

    Raises:
        CannotPutBackError: a row is not as the step left it, or something has taken its place.
    """
    for step in reversed(list(steps)):
        try:
            with transaction.atomic():
                _put_back(step)
        except IntegrityError as error:
            raise CannotPutBackError(
                gettext("%(step)s can't be put back: something else stands in its place.") % {"step": _named(step)}
            ) from error


def columns(row: models.Model, names: Iterable[str] | None = None) -> Json:
    """Columns of a row as JSON can hold them; all, unless named by attribute."""
    wanted = None if names is None else set(names)
    return {
        field.attname: _written(field, row)
        for field in row._meta.concrete_fields
        if wanted is None or field.attname in wanted
    }


def _written(field: Any, row: models.Model) -> Any:
    return None if field.value_from_object(row) is None else field.value_to_string(row)


def read(model: type[models.Model], written: Json) -> Json:
    """Columns of a row, from what `columns` gave."""
    fields: dict[str, Any] = {field.attname: field for field in model._meta.concrete_fields}
    return {
        name: None if value is None else fields[name].to_python(value)
        for name, value in written.items()
        if name in fields
    }


def _put_back(step: Step) -> None:
    if step.before is None:
        _take_away(step)
    elif step.after is None:
        _bring_back(step, step.before)
    else:
        _change_back(step, step.before, step.after)


def _take_away(step: Step) -> None:
    row = _found(step)
    if row is not None:
        stored(row).delete()


def _change_back(step: Step, before: Json, after: Json) -> None:
    row = _found(step)
    if row is None:
        raise CannotPutBackError(gettext("%(step)s was deleted since.") % {"step": _named(step)})
    if columns(row, after) != after:
        raise CannotPutBackError(
            gettext("%(step)s (“%(row)s”) was moved or changed since.") % {"step": _named(step), "row": row}
        )
    values = read(type(row), before)
    _refuse_missing(type(row)(**values))
    stored(row).update(**values)


def _bring_back(step: Step, before: Json) -> None:
    model = apps.get_model(step.model)
    values = read(model, before)
    row = model(**values)
    _refuse_missing(row)
    with refused_as(
        lambda said: CannotPutBackError(
            gettext("%(step)s (“%(row)s”) can't be put back: %(said)s")
            % {"step": _named(step), "row": row, "said": said}
        )
    ):
        refuse_clash(row)
    model._base_manager.bulk_create([row])
    # Creating sets the moments of saving anew.
    stored(row).update(**{name: value for name, value in values.items() if name != model._meta.pk.attname})


def _refuse_missing(row: models.Model) -> None:
    if lost := next(missing(row), None):
        model, name = row._meta.verbose_name, lost[1]._meta.verbose_name
        raise CannotPutBackError(
            gettext("Something names what is gone (%(model)s: %(name)s): if that was merged since, undo that first.")
            % {"model": model, "name": name}
        )


def _found(step: Step) -> models.Model | None:
    found: models.Model | None = apps.get_model(step.model)._base_manager.filter(pk=step.key).first()
    return found


def _named(step: Step) -> str:
    return f"{capfirst(apps.get_model(step.model)._meta.verbose_name)} {step.key}"
