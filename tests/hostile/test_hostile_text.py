"""Hostile text in every text field of every model: stored exactly, or refused at its field."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from factcheck.slugs import UnicodeSlugField
from sources.models import Capture
from tests.factories import FACTORIES

HOSTILE = {
    "nul": "a\x00b",
    "lone surrogate": "a\ud800b",
    "escape": "a\x1b[31mb",
    "override": "a\u202egpj.exe",
    "isolate": "a\u2066b\u2069",
    "noncharacter": "a\ufffeb",
    "armenian": "Հայաստան",
    "decomposed": "e\u0301",
    "markup": "<script>alert('x')</script>",
    "sql": "'; DROP TABLE claims_claim; --",
    "template": "{{ 7|add:7 }} {% now 'Y' %}",
    "percent": "%s %(x)s {0} %00",
    "lines": "a\nb\n",
    "spaces": "   ",
    "100 kB": "x" * 100_000,
    "100 kB of four bytes": "🌍" * 25_000,
}
WITH = {("MediaObject", "perceptual_hash"): "perceptual_hash_method"}
"""Fields without which others can't be given: the message may stand at them."""
FIELDS = [
    (model, field.name)
    for model in FACTORIES
    for field in model._meta.concrete_fields
    if isinstance(field, models.CharField | models.TextField) and field.editable
]


@pytest.mark.sweep
@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), FIELDS, ids=[f"{model.__name__}.{name}" for model, name in FIELDS])
def test_hostile_text_is_stored_exactly_or_refused_at_its_field(model: type[models.Model], name: str) -> None:
    row = FACTORIES[model].create()

    broken = [case for case, text in HOSTILE.items() if not _holds(row, name, text)]

    assert broken == []


def _holds(row: models.Model, name: str, text: str) -> bool:
    if isinstance(row, Capture):
        # A stored capture refuses every change: make each case a new one.
        row.pk, row._state.adding = None, True
    setattr(row, name, text)
    try:
        row.full_clean()
    except ValidationError as error:
        return list(error.message_dict) in ([name], [WITH.get((type(row).__name__, name))]) and bool(
            str(error.messages).encode("utf-8")
        )
    row.save()
    row.refresh_from_db()
    is_slug = isinstance(row._meta.get_field(name), UnicodeSlugField)
    return bool(getattr(row, name) == (unicodedata.normalize("NFC", text) if is_slug else text))
