"""Lists and pickers of the desk find a name however it is typed."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Attribution, Claimant
from sources.intake.publishers import publisher_of
from tests.factories import ClaimantFactory, PublisherFactory

pytestmark = pytest.mark.django_db

TYPED = [
    ("Ёжиков", "Ежиков"),
    ("Ёжиков", "ёжиков"),
    ("Никол Пашинян", "пашинян"),
    ("Սերժ Սարգսյան", "սարգսյան"),
    ("Müller", "muller"),
    ("Recep Tayyip Erdoğan", "ERDOGAN recep"),
]


def picked(client: Client, typed: str) -> list[str]:
    field = Attribution._meta.get_field("claimant")
    asked = {"app_label": "claims", "model_name": "attribution", "field_name": field.name, "term": typed}
    answer = json.loads(client.get(reverse("admin:autocomplete"), asked).content)
    return [each["text"] for each in answer["results"]]


@pytest.mark.parametrize(("name", "typed"), TYPED)
def test_name_typed_otherwise_is_found_by_picker_and_list(admin_client: Client, name: str, typed: str) -> None:
    ClaimantFactory.create(name=name)
    ClaimantFactory.create(name="Somebody else")

    listed = admin_client.get(reverse("admin:claims_claimant_changelist"), {"q": typed})

    assert [name in text for text in picked(admin_client, typed)] == [True]
    assert [row.name for row in listed.context["cl"].result_list] == [name]


def test_alias_typed_otherwise_is_found_by_picker(admin_client: Client) -> None:
    claimant: Any = ClaimantFactory.create(name="Nikol Pashinyan")
    claimant.aliases.create(name="Նիկոլ Փաշինյան")
    assert Claimant.objects.count() == 1

    assert len(picked(admin_client, "փաշինյան")) == 1


def test_publisher_is_found_by_name_in_other_case() -> None:
    publisher: Any = PublisherFactory.create(name="РИА Новости")

    assert publisher_of(name="риа новости") == publisher
    assert publisher_of(name="риа") is None
