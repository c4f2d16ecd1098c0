"""Rules for the constraints themselves: names, messages, and that each is tried in some test."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from factcheck.fields import FieldCheck
from tests import kinds
from tests.factories import FACTORIES
from tests.together import each_of

TESTS = Path(__file__).parent
# Every installed app whose package lies in this checkout, so that a new one is held to the rules unasked.
OURS = [app for app in apps.get_app_configs() if (TESTS.parent / app.name.partition(".")[0]).is_dir()]
MODELS = [model for app in OURS for model in app.get_models()]
CONSTRAINTS = [(model, constraint) for model in MODELS for constraint in model._meta.constraints]
# Those whose rows editors or readers fill in.
FILLED = [model for app in (*kinds.APPS, "inbox") for model in apps.get_app_config(app).get_models()]

each_constraint = each_of(("model", "constraint"), CONSTRAINTS)


@each_constraint
def test_constraint_is_named_by_app_and_model(model: type[models.Model], constraint: models.BaseConstraint) -> None:
    assert constraint.name.startswith(f"{model._meta.label_lower.replace('.', '_')}_")
    # PostgreSQL cuts longer names.
    assert len(constraint.name) <= 63


@each_constraint
def test_constraint_tells_the_editor_what_to_do(model: type[models.Model], constraint: models.BaseConstraint) -> None:
    message = str(constraint.violation_error_message)

    assert message != str(constraint.default_violation_error_message)
    assert message.endswith(".")


@each_constraint
def test_constraint_is_tried_in_a_test(model: type[models.Model], constraint: models.BaseConstraint) -> None:
    assert f'"{constraint.name}"' in _tests_of(model._meta.app_label)


@each_constraint
def test_constraint_puts_its_message_at_a_field_that_it_reads(
    model: type[models.Model], constraint: models.BaseConstraint
) -> None:
    if isinstance(constraint, FieldCheck):
        assert constraint.field in _fields_read(constraint.condition)


@each_of("model", MODELS)
def test_every_field_with_choices_is_held_by_the_database(model: type[models.Model]) -> None:
    names = {constraint.name for constraint in model._meta.constraints}

    missing = [
        field.name
        for field in model._meta.concrete_fields
        if field.choices and f"{model._meta.label_lower.replace('.', '_')}_{field.name}_known" not in names
    ]

    assert missing == []


@each_of("model", FILLED)
def test_order_of_rows_is_total(model: type[models.Model]) -> None:
    assert list(model._meta.ordering or [])[-1:] in (["pk"], ["-pk"])


@each_of("model", FILLED)
def test_every_field_that_editors_fill_has_help(model: type[models.Model]) -> None:
    parts_of = {"claim", "claimant", "derivation", "media_object", "publisher", "source", "review", "scale", "topic"}
    fields = [*model._meta.fields, *model._meta.many_to_many]

    silent = [field.name for field in fields if field.editable and not field.auto_created and not field.help_text]

    assert set(silent) <= parts_of


@pytest.mark.django_db
@pytest.mark.parametrize("model", FILLED)
def test_factory_makes_rows_that_are_valid(model: type[models.Model]) -> None:
    row = FACTORIES[model].create()

    row.full_clean()

    assert str(row)


def test_check_at_a_field_is_built_again_from_a_migration() -> None:
    check = FieldCheck(field="low", condition=models.Q(low=1), name="low_one", violation_error_message="Write 1.")

    again = check.clone()

    assert isinstance(again, FieldCheck)
    assert (again.field, again) == ("low", check)


@pytest.mark.django_db
def test_check_at_a_field_raises_its_message_there() -> None:
    model: Any = apps.get_model("claims", "Quantity")
    check = FieldCheck(field="low", condition=models.Q(low=1), name="low_one", violation_error_message="Write 1.")

    with pytest.raises(ValidationError) as caught:
        check.validate(model, model(low=2))

    assert caught.value.message_dict == {"low": ["Write 1."]}


@cache
def _tests_of(app: str) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (TESTS / app).rglob("test_*.py"))


def _fields_read(condition: Any) -> set[str]:
    if isinstance(condition, models.Q):
        return {name for child in condition.children for name in _fields_read(child)}
    lookup, value = condition
    return {lookup.partition("__")[0]} | ({str(value.deconstruct()[1][0])} if isinstance(value, models.F) else set())
