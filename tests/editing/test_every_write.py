"""No way of writing a draft leaves no history: every model, by every way that Django and SQL have."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, models

from claims.models import DerivationTerm
from factcheck.database.schema import Schema
from factcheck.editing import registry
from factcheck.editing.database import triggers
from factcheck.editing.database.added import tell_added
from factcheck.editing.history import acting
from factcheck.editing.models import Operation, RowChange
from factcheck.inbox.models import Message
from sources.models import Capture, CaptureAttempt, Draw, LinkCheck
from tests import kinds
from tests.factories import (
    FACTORIES,
    AttributionFactory,
    ClaimFactory,
    PassageFactory,
    RebuttalFactory,
    SourceFactory,
    TopicFactory,
)
from tests.together import each_of

pytestmark = pytest.mark.django_db
APPS = [apps.get_app_config(app) for app in (*kinds.APPS, "inbox")]
ALL = [model for app in APPS for model in app.get_models(include_auto_created=True)]
# What the server notes of its own work, or readers write, is no draft.
NOTES = {CaptureAttempt, LinkCheck, Message}
MODELS = sorted((set(ALL) - NOTES) & FACTORIES.keys(), key=lambda model: model._meta.label)
# Captures can't be changed at all.
CHANGING = [model for model in MODELS if model is not Capture]
each = each_of("model", CHANGING, rolled_back=True)


def _changes(row: models.Model) -> list[RowChange]:
    return list(RowChange.objects.filter(model=row._meta.label_lower, row_id=row.pk))


def _changeable(row: models.Model) -> tuple[str, Any]:
    """A column of a row, and another value that it may have."""
    texts = {"note", "role", "name", "label", "title", "text", "exact", "counted", "url", "through", "unit", "alt"}
    for field in row._meta.concrete_fields:
        if field.name in texts and not field.choices:
            return field.attname, f"https://example.org/{field.name}"
    if isinstance(row, Draw):
        return "drawn_on_id", SourceFactory.create().pk
    if isinstance(row, DerivationTerm):
        return "symbol", "z"
    return "relation", "contradicts"


def test_every_table_of_editors_is_tracked() -> None:
    assert {entry.model for entry in registry.tracked()} == set(ALL) - NOTES


def test_every_model_with_a_form_of_its_own_has_a_version() -> None:
    whole = {entry.model for entry in registry.tracked() if not entry.parent} - {Capture}
    versioned = {model for model in ALL if hasattr(model, "version")}

    assert whole <= versioned
    assert {entry.parent_model for entry in registry.tracked() if entry.parent} <= versioned


def test_every_tracked_table_has_its_triggers() -> None:
    found = {table.label for table in triggers.tables_of(Schema(connection))}

    kept = {entry.label for entry in registry.kept()}
    assert found == {model._meta.label_lower for model in set(ALL) - NOTES} | kept
    assert kept


@each_of("model", MODELS, rolled_back=True)
def test_insert_by_save_is_logged(model: type[models.Model]) -> None:
    row = FACTORIES[model].create()

    [change] = _changes(row)
    kept = change.after
    tell_added([change])

    assert (kept, change.operation, change.before, change.after["id"]) == ({}, Operation.INSERT, {}, row.pk)


@each
def test_insert_by_bulk_create_is_logged(model: type[models.Model]) -> None:
    row = FACTORIES[model].create()
    type(row)._default_manager.filter(pk=row.pk).delete()
    RowChange.objects.all().delete()

    model._default_manager.bulk_create([row])

    assert [change.operation for change in _changes(row)] == [Operation.INSERT]


@each
@each_of("way", ["save", "update", "bulk_update", "sql"])
def test_update_is_logged_with_what_it_changed(model: type[models.Model], way: str) -> None:
    row = FACTORIES[model].create()
    column, value = _changeable(row)
    was = getattr(row, column)
    RowChange.objects.all().delete()

    _write(row, column, value, way)

    [change] = _changes(row)
    assert (change.operation, change.before, change.after) == (Operation.UPDATE, {column: was}, {column: value})


def _write(row: models.Model, column: str, value: Any, way: str) -> None:
    rows = type(row)._default_manager
    setattr(row, column, value)
    if way == "save":
        row.save()
    elif way == "update":
        rows.filter(pk=row.pk).update(**{column: value})
    elif way == "bulk_update":
        rows.bulk_update([row], [column.removesuffix("_id")])
    else:
        with connection.cursor() as cursor:
            cursor.execute(f'UPDATE {row._meta.db_table} SET "{column}" = %s WHERE id = %s', [value, row.pk])


@each
@each_of("way", ["delete", "queryset", "sql"])
def test_delete_is_logged_with_all_that_was_there(model: type[models.Model], way: str) -> None:
    row = FACTORIES[model].create()
    [made] = _changes(row)
    key = row.pk

    if way == "delete":
        row.delete()
    elif way == "queryset":
        type(row)._default_manager.filter(pk=key).delete()
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [key])

    change = RowChange.objects.get(model=model._meta.label_lower, row_id=key, operation=Operation.DELETE)
    tell_added([made])
    assert (change.before, change.after) == (made.after, {})


@pytest.mark.parametrize(
    ("factory", "name", "target"),
    [
        (ClaimFactory, "topics", TopicFactory),
        (AttributionFactory, "passages", PassageFactory),
        (RebuttalFactory, "passages", PassageFactory),
    ],
)
def test_many_to_many_is_logged_as_part_of_its_record(factory: Any, name: str, target: Any) -> None:
    row, one, other = factory.create(), target.create(), target.create()
    relation = getattr(row, name)

    relation.set([one])
    relation.set([other])

    changes = RowChange.objects.filter(model=relation.through._meta.label_lower)
    assert [(change.operation, change.parent_id) for change in changes.order_by("pk")] == [
        (Operation.INSERT, row.pk),
        (Operation.DELETE, row.pk),
        (Operation.INSERT, row.pk),
    ]


@each
def test_deleting_a_record_logs_the_parts_that_go_with_it(model: type[models.Model]) -> None:
    entry = registry.of(model)
    if entry is None or not entry.parent:
        return
    row: Any = FACTORIES[model].create()
    key = row.pk

    getattr(row, entry.parent).delete()

    assert RowChange.objects.filter(model=entry.label, row_id=key, operation=Operation.DELETE).exists()


@each
def test_saving_unchanged_leaves_no_history(model: type[models.Model]) -> None:
    row = FACTORIES[model].create()
    row.refresh_from_db()
    count = RowChange.objects.count()

    row.save()

    assert RowChange.objects.count() == count


def test_bytes_of_a_capture_stay_out_of_the_history() -> None:
    [change] = _changes(FACTORIES[Capture].create())
    tell_added([change])

    assert change.after.keys() & {"content", "text"} == {"text"}


def test_part_that_moves_is_gone_from_one_record_and_new_in_the_other(editor: User) -> None:
    attribution = AttributionFactory.create()
    old, new = attribution.claim, ClaimFactory.create()
    RowChange.objects.all().delete()

    with acting(by=editor, what="moved it"):
        attribution.claim = new
        attribution.save()

    assert [(change.operation, change.parent_id) for change in _changes(attribution)] == [
        (Operation.DELETE, old.pk),
        (Operation.INSERT, new.pk),
    ]
