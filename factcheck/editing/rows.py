"""What actions do to a row: lock it as it is stored, save it where its rules allow, say why it is refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, QuerySet
from django.utils.translation import gettext_lazy as _

GONE = _("It has been deleted since you opened it.")
"""What an editor is told of a row that is stored no more."""

Row = TypeVar("Row", bound=Model)


def stored(row: Row) -> QuerySet[Row]:
    """The row of this key as it is stored, or none."""
    return type(row)._base_manager.filter(pk=row.pk)


def lock(rows: QuerySet[Any], *, may_be_cited: bool = False) -> list[Any]:
    """Let nobody else write these rows until the transaction ends; return the keys of those that are stored.

    Rows that point to them may be added meanwhile only where they `may_be_cited`. SQLite needs no lock of a row: there
    a transaction lets no other writer in.
    """
    return list(rows.order_by("pk").select_for_update(no_key=may_be_cited).values_list("pk", flat=True))


def locked(rows: QuerySet[Row]) -> Row | None:
    """The first of these rows as it is now, which nobody else can write until the transaction ends."""
    return rows.order_by("pk").select_for_update().first()


def save_valid(row: Row, **how: Any) -> Row:
    """Save a row that its fields, its model and its constraints allow, and return it; `how` is what `save` takes.

    Raises:
        ValidationError: by field; nothing was written.
    """
    row.full_clean()
    row.save(**how)
    return row


def refuse_clash(row: Model) -> None:
    """Refuse a row beside those that are stored: its own fields are taken as they are.

    Raises:
        ValidationError: what must be unique is taken, or a constraint does not allow it.
    """
    row.validate_unique()
    row.validate_constraints()


def missing(row: Model) -> Iterator[tuple[Any, type[Model]]]:
    """The foreign keys of a row that name a row stored no more, each with the model of what it names."""
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey) and (key := getattr(row, field.attname)) is not None:
            target: Any = field.related_model
            if not target._base_manager.filter(**{field.target_field.attname: key}).exists():
                yield field, target


def in_one_line(refusal: Exception) -> str:
    """What is said by an error of an action, or by one of validation, which may have several messages."""
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)


@contextmanager
def refused_as(error: Callable[[str], Exception]) -> Iterator[None]:
    """Raise what validation says as this error of an action, its messages in one line."""
    try:
        yield
    except ValidationError as refusal:
        raise error(in_one_line(refusal)) from refusal


@contextmanager
def refused_at(name: str) -> Iterator[None]:
    """Raise what validation says of the fields of a row as said of this argument of an action."""
    try:
        yield
    except ValidationError as refusal:
        raise ValidationError({name: refusal.messages}) from refusal
