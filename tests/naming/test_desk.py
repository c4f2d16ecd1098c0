"""Names in other languages at the desk."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.drafts.duplicates import claimant_called, similar_claimants
from factcheck.merging.actions import merge
from sources.drafts.duplicates import publisher_called, similar_publishers, similar_sources, source_titled
from sources.intake.publishers import publisher_of
from tests import factories
from tests.desk.pages import errors_in, form_of, url_of, with_row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "factory",
    [factories.ClaimantFactory, factories.TopicFactory, factories.PublisherFactory, factories.SourceFactory],
    ids=lambda each: each.__name__,
)
def test_form_of_a_record_takes_a_name_with_its_language_and_origin_and_refuses_a_second(
    factory: Any, desk: Client
) -> None:
    record = factory.create()
    name = {"language": "RU", "name": "Имя", "origin": "wikidata"}

    desk.post(url_of(record), with_row(form_of(desk, url_of(record)), "names", **name))
    again = desk.post(url_of(record), with_row(form_of(desk, url_of(record)), "names", **name))

    assert [(each.language, each.name, each.origin) for each in record.names.all()] == [("ru", "Имя", "wikidata")]
    assert any("language" in str(message) for message in errors_in(again).values())


def test_form_of_a_publisher_takes_what_its_labels_are_called(desk: Client) -> None:
    publisher = factories.PublisherFactory.create()
    label = {"label": "False", "language": "ru", "name": "Ложь", "origin": "machine"}

    desk.post(url_of(publisher), with_row(form_of(desk, url_of(publisher)), "label_names", **label))

    assert [(each.label, each.name, each.origin) for each in publisher.label_names.all()] == [
        ("False", "Ложь", "machine")
    ]


def test_second_record_under_a_name_in_another_language_is_asked_about(desk: Client) -> None:
    claimant = factories.ClaimantNameFactory.create(name="Орен Фальк").claimant
    publisher = factories.PublisherNameFactory.create(name="Лампа острова").publisher
    source = factories.SourceNameFactory.create(name="Причал закрыт, говорит мэр").source

    assert claimant_called("орен фальк") == claimant
    assert publisher_called("Лампа  острова") == publisher
    assert source_titled("Причал закрыт - говорит мэр") == source
    assert publisher_of(name="лампа острова") == publisher
    assert [found.record for found in similar_claimants("Орен Фальк, мэр")] == [claimant]
    assert [found.record for found in similar_publishers("Лампа острова Тессамир")] == [publisher]
    assert [found.record for found in similar_sources("Причал закрыт, сказал мэр")] == [source]


def test_merge_keeps_the_winner_s_name_in_a_language_and_takes_what_it_lacks(editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create(), factories.ClaimantFactory.create()
    for claimant, language, name in ((loser, "ru", "Другой"), (loser, "hy", "Օրեն"), (winner, "ru", "Орен")):
        factories.ClaimantNameFactory.create(claimant=claimant, language=language, name=name)

    merge(loser, into=winner, by=editor)

    assert {each.language: each.name for each in winner.names.all()} == {"ru": "Орен", "hy": "Օրեն"}
