"""Lists and pickers of the desk find a name however it is typed."""

import json
from string import ascii_lowercase
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Attribution, Claimant
from factcheck.desk.finding.words import MOST
from sources.intake.publishers import publisher_of
from tests.factories import AttributionFactory, ClaimantFactory, PublisherFactory, TopicFactory

pytestmark = pytest.mark.django_db

TYPED = [
    ("Ёжиков", "Ежиков"),
    ("Ёжиков", "ёжиков"),
    ("Никол Пашинян", "пашинян"),
    ("Սերժ Սարգսյան", "սարգսյան"),
    ("Müller", "muller"),
    ("Recep Tayyip Erdoğan", "ERDOGAN recep"),
    ("Nikol Pashinyan", "Пашинян"),
    ("Nikol Pashinyan", "Փաշինյան"),
    ("Nikol Pashinyan", "باشينيان"),
    ("Nikol Pashinyan", "Pashinian"),
    ("Nikol Pashinyan", "Pachinian"),
    ("Nikol Pashinyan", "никол паш"),
    ("Nikol Pashinyan", "Pahsinyan"),
    ("Nikol Pashinyan", 'nikol "pash'),
    ("Никол Пашинян", "Pashinyan"),
    ("Miriam O\N{RIGHT SINGLE QUOTATION MARK}Brien", "obrien"),
    ("Bashar al-Assad", "al-assad"),
    ("習近平", "近平"),
    ("習近平", "习近平"),
    ("Rıza Sarıyev", "sariyev"),
    ("Mary Freeman", "reema"),
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


@pytest.mark.parametrize(
    ("name", "typed"), [("C++ Alliance", "C++"), ("Bank of Ireland", '"Bank of"'), ("Joint 明 Group", "明")]
)
def test_signs_and_phrases_that_are_a_part_of_a_name_are_looked_for_as_they_are(
    admin_client: Client, name: str, typed: str
) -> None:
    for other in (name, "Carl Clark", "Ireland of the Bank"):
        ClaimantFactory.create(name=other)

    assert [name in text for text in picked(admin_client, typed)] == [True]


def test_name_in_which_many_others_hold_what_was_typed_is_among_those_that_are_found(admin_client: Client) -> None:
    for place in range(MOST + 5):
        ClaimantFactory.create(name=f"{ascii_lowercase[place // 26]}{ascii_lowercase[place % 26]}yan")

    listed = admin_client.get(reverse("admin:claims_claimant_changelist"), {"q": "yan"})

    assert listed.context["cl"].result_count == MOST + 5


def test_alias_typed_otherwise_is_found_by_picker(admin_client: Client) -> None:
    claimant: Any = ClaimantFactory.create(name="Nikol Pashinyan")
    claimant.aliases.create(name="Նիկոլ Փաշինյան")
    assert Claimant.objects.count() == 1

    assert len(picked(admin_client, "փաշինյան")) == 1


def test_publisher_is_found_by_name_in_other_case() -> None:
    publisher: Any = PublisherFactory.create(name="РИА Новости")

    assert publisher_of(name="риа новости") == publisher
    assert publisher_of(name="риа") is None


def test_alias_in_other_letters_and_name_of_topic_are_found(admin_client: Client) -> None:
    claimant: Any = ClaimantFactory.create(name="Prime minister")
    claimant.aliases.create(name="Nikol Pashinyan")
    TopicFactory.create(name="Exodus from Nagorno-Karabakh")

    topics = admin_client.get(reverse("admin:claims_topic_changelist"), {"q": "карабах"})

    assert len(picked(admin_client, "Пашинян")) == 1
    assert len(topics.context["cl"].result_list) == 1


def test_name_that_another_speaks_under_finds_what_is_listed_by_it(admin_client: Client) -> None:
    attribution: Any = AttributionFactory.create(claimant=ClaimantFactory.create(name="Nikol Pashinyan"))
    AttributionFactory.create()

    listed = admin_client.get(reverse("admin:claims_attribution_changelist"), {"q": "Пашинян"})

    assert list(listed.context["cl"].result_list) == [attribution]


def test_name_given_by_queryset_is_found_by_its_new_words(admin_client: Client) -> None:
    claimant: Any = ClaimantFactory.create(name="Somebody else")
    assert picked(admin_client, "Пашинян") == []

    Claimant.objects.filter(pk=claimant.pk).update(name="Nikol Pashinyan")

    assert len(picked(admin_client, "Пашинян")) == 1
    assert picked(admin_client, "somebody") == []


@pytest.mark.parametrize(
    "typed", ["'", '"', '""', "\u0301", "a' OR 1=1 --", '" *', "*", "NEAR(", "<->:*", "&|!", "٪", "\\"]
)
def test_hostile_search_of_names_answers(admin_client: Client, typed: str) -> None:
    ClaimantFactory.create(name="Nikol Pashinyan")

    assert len(picked(admin_client, typed)) <= 1


def test_search_of_names_makes_as_many_queries_with_many_as_with_few(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    ClaimantFactory.create(name="Nikol Pashinyan")
    picked(admin_client, "Пашинян")
    ClaimantFactory.create_batch(50)

    with django_assert_max_num_queries(7):
        assert len(picked(admin_client, "Никол Пашинян")) == 1
