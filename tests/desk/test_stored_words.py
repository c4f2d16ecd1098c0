"""What an editor who works in Russian has the desk store holds no word of Russian that they did not write."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from claims.models import Claim
from factcheck.accounts.models import Preference
from tests import factories
from tests.desk.pages import add_url, form_of, url_of

pytestmark = pytest.mark.django_db
CYRILLIC = re.compile("[\u0400-\u04ff]")


def stored() -> Iterator[str]:
    """Every value of every table that holds a letter of Russian."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            yield from (f"{model._meta.label}.{name}: {value}" for name, value in row.items() if is_russian(value))


def is_russian(value: object) -> bool:
    return bool(CYRILLIC.search(bytes(value).decode(errors="ignore") if isinstance(value, bytes) else str(value)))


def test_work_in_russian_stores_no_russian(desk: Client, editor: User) -> None:
    Preference.objects.create(user=editor, language="ru")

    added = desk.post(
        add_url(Claim), form_of(desk, add_url(Claim), text="The bridge was closed.", kind="factual", language="en")
    )
    claim = Claim.objects.get()
    rebuttal = factories.RebuttalFactory.create(claim=claim)
    saved = desk.post(url_of(claim), form_of(desk, url_of(claim), context="In 2024."))
    changed = desk.post(url_of(rebuttal), form_of(desk, url_of(rebuttal), grounds="It was open."))
    desk.post(url_of(rebuttal, "delete"), {"post": "yes"})
    shown = desk.get(url_of(claim)).content.decode()
    desk.post(url_of(claim, "delete"), {"post": "yes"})

    assert [each.status_code for each in (added, saved, changed)] == [302] * 3
    assert "Утверждения" in shown
    assert not Claim.objects.exists()
    assert list(stored()) == []


def test_search_for_russian_finds_it(editor: User) -> None:
    factories.ClaimFactory.create(text="Мост закрыт.")

    with translation.override("ru"):
        assert "claims.Claim.text" in {found.partition(":")[0] for found in stored()}
