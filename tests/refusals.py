"""Assertions that a row is refused twice: by `full_clean`, with a message, and by the database, by name."""

from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction

__all__ = ["NON_FIELD_ERRORS", "assert_emptied_refused", "assert_refused", "assert_unknown_refused", "messages_of"]


def messages_of(row: models.Model) -> dict[str, list[str]]:
    """Return what `full_clean` says about a row, by field; nothing for a row that is well."""
    try:
        row.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def assert_refused(row: models.Model, name: str, *, at: str) -> None:
    """Assert that the constraint of this name refuses a row, with its message at this field."""
    constraint = _constraint(row, name)
    assert messages_of(row) == {at: [constraint.violation_error_message]}
    _assert_database_refuses(row, constraint)


def assert_unknown_refused(
    row: models.Model, field: str, name: str, *, message: str = "Choose one of the listed values"
) -> None:
    """Assert that a value outside a field's choices is refused at the field, and by this constraint."""
    constraint = _constraint(row, name)
    setattr(row, field, "zz")
    assert "is not a valid choice" in messages_of(row)[field][0]
    with pytest.raises(ValidationError, match=message):
        constraint.validate(type(row), row)
    _assert_database_refuses(row, constraint)


def assert_emptied_refused(row: models.Model, field: str, name: str) -> None:
    """Assert that a stored row without this text is refused at the field, and by this constraint."""
    constraint = _constraint(row, name)
    setattr(row, field, "")
    assert messages_of(row) == {field: ["This field cannot be blank."]}
    with pytest.raises(ValidationError) as caught:
        constraint.validate(type(row), row)
    assert caught.value.messages == [constraint.violation_error_message]
    _assert_database_refuses(row, constraint)


def _constraint(row: models.Model, name: str) -> models.BaseConstraint:
    [constraint] = [each for each in row._meta.constraints if each.name == name]
    return constraint


def _assert_database_refuses(row: models.Model, constraint: models.BaseConstraint) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        row.save()
    assert _trace(row, constraint) in str(caught.value)


def _trace(row: models.Model, constraint: models.BaseConstraint) -> str:
    """Return what a database's error names a constraint by; for a unique one, SQLite gives the columns."""
    if connection.vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint):
        columns = [_column(row, field) for field in constraint.fields]
        return "UNIQUE constraint failed: " + ", ".join(columns)
    return constraint.name


def _column(row: models.Model, field: str) -> str:
    column: Any = row._meta.get_field(field)
    return f"{row._meta.db_table}.{column.column}"
