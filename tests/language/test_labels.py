"""Models say in the language of the page what they are called, and all that they say is collected."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import models
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import Promise

from claims.models import Attribution, Claim
from factcheck.desk.options import OnRecordAdmin
from factcheck.desk.words import plural
from factcheck.editing import registry
from factcheck.language.labels import helps, names, permissions, refusals, speaking

PRECISION = "_precision"


def shown() -> list[type[models.Model]]:
    """The models that the desk shows: in lists, as parts of records, and in histories."""
    parts = {part.model for each in admin.site._registry.values() for part in each.inlines}
    known = {*admin.site._registry, *parts, *(model for model in speaking.ours() if registry.of(model))}
    return [model for model in speaking.ours() if model in known and not model._meta.auto_created]


def fields_of(model: type[models.Model]) -> list[Any]:
    return [*model._meta.local_fields, *model._meta.local_many_to_many]


def in_english(texts: Any) -> set[str]:
    with translation.override("en"):
        return {str(text) for text in texts}


def test_names_of_models_and_fields_are_collected() -> None:
    own = [field for model in shown() for field in fields_of(model) if not field.name.endswith(PRECISION)]
    called = [name for model in shown() for name in (model._meta.verbose_name, model._meta.verbose_name_plural)]

    assert in_english(called) - in_english(names.MODELS) == set()
    assert in_english(field.verbose_name for field in own) - in_english(names.FIELDS) == set()


def test_names_of_permissions_are_collected() -> None:
    own = {str(name) for model in speaking.ours() for _, name in model._meta.permissions}

    assert own == in_english(permissions.NAMES)


@pytest.mark.django_db
def test_permission_names_its_model_in_the_language_of_the_page() -> None:
    add = Permission.objects.get(codename="add_claim")

    with translation.override("ru"):
        assert permissions.permission_label(add).startswith("Утверждения | Утверждения: ")


def test_help_of_fields_is_collected() -> None:
    texts = in_english(field.help_text for model in shown() for field in fields_of(model))

    assert texts - {""} - set(helps.HELPS) == set()


def test_refusals_of_constraints_are_collected() -> None:
    texts = in_english(each.violation_error_message for model in shown() for each in model._meta.constraints)

    filled = {text for text in texts if text.startswith("Choose one of the listed values") or text.endswith(" bytes.")}
    assert texts - filled - set(refusals.REFUSALS) == set()


def test_nothing_is_collected_that_no_model_says() -> None:
    every = list(speaking.ours())
    fields = [field for model in every for field in fields_of(model)]
    called = [name for model in every for name in (model._meta.verbose_name, model._meta.verbose_name_plural)]
    dates = [field.name.removesuffix(PRECISION).replace("_", " ") for field in fields]

    assert in_english(names.MODELS) - in_english(called) == set()
    assert in_english(names.FIELDS) - in_english(field.verbose_name for field in fields) - set(dates) == set()
    assert set(helps.HELPS) - in_english(field.help_text for field in fields) == set()


@pytest.mark.django_db
def test_forms_of_the_desk_ask_in_translation() -> None:
    """The label and the help of every field, of records and of their parts."""
    unmarked = [f"{owner}: {text}" for owner, text in texts_of_forms() if text and not isinstance(text, Promise)]

    assert unmarked == []


def texts_of_forms() -> Iterator[tuple[str, Any]]:
    request = RequestFactory().get("/admin/")
    request.user = type("User", (), {"has_perm": lambda *_: True, "is_active": True, "is_staff": True, "pk": 1})()
    for model, desk in admin.site._registry.items():
        if model not in set(speaking.ours()) or isinstance(desk, OnRecordAdmin) or not desk.has_add_permission(request):
            continue
        for name, field in desk.get_form(request).base_fields.items():
            yield f"{model._meta.label}.{name}", field.label
            yield f"{model._meta.label}.{name}", field.help_text
        yield model._meta.label, desk.search_help_text
        yield from ((f"{model._meta.label} fieldset", title) for title, _ in desk.get_fieldsets(request))
        for part in desk.get_inline_instances(request):
            yield from ((f"{part.model._meta.label}", getattr(part, "about", "")), *of_part(part, request))


def of_part(part: Any, request: Any) -> Iterator[tuple[str, Any]]:
    for name, field in part.get_formset(request).form.base_fields.items():
        yield f"{part.model._meta.label}.{name}", field.label
        yield f"{part.model._meta.label}.{name}", field.help_text


def test_model_in_russian_says_its_russian_name() -> None:
    with translation.override("ru"):
        assert str(Claim._meta.verbose_name) == "утверждение"
        assert plural(Claim) == "Утверждения"
        assert str(Attribution._meta.get_field("said_on_precision").verbose_name).startswith("когда сказано")
    with translation.override("en"):
        assert str(Claim._meta.verbose_name) == "claim"
