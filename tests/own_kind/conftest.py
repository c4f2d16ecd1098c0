"""Installs the app of a glossary for the tests of this folder: its table, its triggers, its addresses, its rights."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test.utils import modify_settings
from django.urls import clear_url_caches
from drf_spectacular import plumbing

from factcheck.api import reference, schema
from factcheck.database.installer import install
from factcheck.editing import registry
from factcheck.publishing import kinds
from factcheck.publishing.reading import public_kinds

_APP = "tests.own_kind.glossary"
# Addresses are made once of the kinds that there are, those of the parts before those of the whole.
_ADDRESSES = ("factcheck.api.urls", "factcheck.public.urls", "factcheck.urls")
_REGISTRIES: tuple[tuple[Any, str], ...] = ((kinds, "_kinds"), (public_kinds, "_kinds"), (registry, "_tracked"))


@pytest.fixture(scope="package")
def glossary(django_db_setup: None, django_db_blocker: Any) -> Iterator[type[Any]]:
    """The model of terms, as an app that was added to the settings has it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        for module, name in _REGISTRIES:
            patch.setattr(module, name, dict(getattr(module, name)))
        with modify_settings(INSTALLED_APPS={"append": [_APP]}):
            yield from _installed()
    with django_db_blocker.unblock():
        install(connection)
    _forget_what_was_made_of_kinds()


def _installed() -> Iterator[type[Any]]:
    model = apps.get_app_config("glossary").get_model("Term")
    call_command("migrate", run_syncdb=True, verbosity=0)
    _forget_what_was_made_of_kinds()
    try:
        yield model
    finally:
        admin.site.unregister(model)
        ContentType.objects.filter(app_label="glossary").delete()
        with connection.schema_editor() as editor:
            editor.delete_model(model)


def _forget_what_was_made_of_kinds() -> None:
    for name in _ADDRESSES:
        importlib.reload(importlib.import_module(name))
    clear_url_caches()
    for cached in (schema.schema_bytes, reference.operations, reference.schemas, reference._description):
        cached.cache_clear()
    plumbing._load_enum_name_overrides.cache_clear()
