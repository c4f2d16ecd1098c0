"""Names in other languages at the desk."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.merging.actions import merge
from tests import factories
from tests.desk.pages import errors_in, form_of, url_of, with_row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "factory",
    [factories.ClaimantFactory, factories.TopicFactory, factories.PublisherFactory],
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


def test_merge_keeps_the_winner_s_name_in_a_language_and_takes_what_it_lacks(editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create(), factories.ClaimantFactory.create()
    for claimant, language, name in ((loser, "ru", "Другой"), (loser, "hy", "Օրեն"), (winner, "ru", "Орен")):
        factories.ClaimantNameFactory.create(claimant=claimant, language=language, name=name)

    merge(loser, into=winner, by=editor)

    assert {each.language: each.name for each in winner.names.all()} == {"ru": "Орен", "hy": "Օրեն"}
